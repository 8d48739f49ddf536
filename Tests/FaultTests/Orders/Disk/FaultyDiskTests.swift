import Foundation
import JSON
import SQLiteStore
import TestSupport
import Testing

#if os(Linux)
  /// A disk that fails below a running server: nobody is told anything false, each request has one effect, and the server
  /// recovers by itself.
  @Suite(.serialized) struct FaultyDiskTests {
    private static let rounds = Form.count(short: 1, long: 15)

    @Test(.timeLimit(.minutes(20)), arguments: DiskCase.all)
    func nobodyIsToldAnythingFalseAndTheServerRecovers(fault: DiskCase) async throws {
      var figures = DiskFigures()
      for round in 0..<Self.rounds {
        try await DiskRound(fault, seed: Seed.run &+ UInt64(round)).live(&figures)
      }
      tell("disk, \(fault.testDescription): \(Self.rounds) rounds, \(figures)")
      #expect(figures.falsehoods == [:], "seed \(Seed.run)")
      #expect(figures.lost == 0)
      #expect(figures.duplicates == 0)
      #expect(figures.faults > 0, "the disk did fail")
    }

    /// The same count where each request is sent again with another key.
    @Test func requestsThatAreSentAgainWithAnotherKeyAreCountedTwice() async throws {
      var figures = DiskFigures()
      let fault = DiskCase(operation: .sync, fault: .ioError, end: .once)
      try await DiskRound(fault, seed: Seed.run, forgetsKeys: true).live(&figures)
      tell("disk, control with other keys: \(figures)")
      #expect(figures.duplicates > 0)
    }
  }
#endif
