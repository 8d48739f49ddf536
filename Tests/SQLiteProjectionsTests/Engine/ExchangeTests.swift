import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

@Suite struct ExchangeTests {
  @Test func whatStandsStillInTheNewRowsIsToldBeforeAnybodyReadsThem() async throws {
    let played = try await PlayedSpecimens(60, seed: 32)
    let readers = ReadPool(size: 1, queryLimit: .seconds(10))
    let store = try SQLiteProjectionStore(
      SpecimenListTable.self, folder: played.read, epoch: played.epoch, readers: readers)
    let runner = FoldRunner(SpecimenListTable.F.self, source: try played.source(), store: store)
    func parked() throws -> Int? {
      try readers.read { try $0.first("SELECT count(DISTINCT name) FROM parked") { try $0.int(0) } }
    }
    let poisoned = try #require(try played.log.events(ofStreams: "specimen-*").first)
    try played.log.poison(poisoned)
    var told: [Standing] = []
    _ = try runner.rebuild(while: { _ in true }) { standing in
      told.append(standing)
      #expect((try? parked()) == 0, "the rows of before are read")
    }
    #expect(try parked() == 1)
    #expect(told.map { $0.parked.map(\.position) } == [[poisoned]])
    let standing = try runner.standing()
    #expect(told == [standing])
    #expect(told.map(\.exchanges) == [1])
  }
}
