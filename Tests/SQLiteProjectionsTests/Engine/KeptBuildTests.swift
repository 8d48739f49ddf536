import Foundation
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// What a rebuild leaves for the next one.
@Suite struct KeptBuildTests {
  @Test func whatItHadParkedIsTriedAnewForItMayBeMended() async throws {
    let played = try await PlayedSpecimens(60, seed: 15)
    let poisoned = try #require(try played.log.events(ofStreams: "specimen-*").first)
    try played.log.poison(poisoned)
    let folder = try TemporaryFolder()
    let first = try played.runner(SpecimenListTable.self, in: folder.path, isLogEmpty: false)
    #expect(try first.rebuild { _ in false } == nil)
    try played.log.mend(poisoned)
    let second = try played.runner(SpecimenListTable.self, in: folder.path, isLogEmpty: false)
    #expect(try second.rebuild { _ in true } == [])
    #expect(try second.parked() == [])
    #expect(
      try images(of: SpecimenListTable.self, in: folder.path) == images(of: SpecimenListTable.self, in: played.read))
  }

  @Test func oneThatFailsLeavesNothing() async throws {
    let played = try await PlayedSpecimens(30, seed: 16)
    try played.log.tear(Position(4))
    let folder = try TemporaryFolder()
    let runner = try played.runner(SpecimenListTable.self, in: folder.path, isLogEmpty: false)
    #expect(throws: LogHole.self) { try runner.rebuild { _ in true } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
