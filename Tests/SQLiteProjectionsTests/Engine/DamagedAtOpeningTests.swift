import CSQLite
import Foundation
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// All of a read model's file is looked at before any of it is served; what is damaged is built anew.
@Suite struct DamagedAtOpeningTests {
  private let played: PlayedSpecimens
  private let clean: Set<String>

  init() async throws {
    played = try await PlayedSpecimens(240, seed: 71)
    clean = try images(of: SpecimenListTable.self, in: played.read)
  }

  private var path: String { SQLiteProjectionStore<SpecimenListTable>.path(in: played.read) }

  @Test func eachDamageIsFoundAndMended() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for damage in Damage.allCases {
      try whole.write(to: URL(fileURLWithPath: path))
      try damage.strike("specimen_list", in: path)
      let runner = try played.runner(SpecimenListTable.self, in: played.read, isLogEmpty: false)
      #expect(runner.damage != nil, "\(damage)")
      #expect(!runner.hasRows, "\(damage)")
      #expect(throws: (any Error).self) { try runner.advance(limit: 1) }
      _ = try runner.rebuild { _ in true }
      #expect(runner.damage == nil)
      #expect(try images(of: SpecimenListTable.self, in: played.read) == clean, "\(damage)")
    }
  }

  @Test func aFileThatIsNotThereOrOfAnotherVersionIsNoDamage() throws {
    let other = "\(played.read)/specimen_list.v2.sqlite"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: other))
    try FileManager.default.removeItem(atPath: path)
    let runner = try played.runner(SpecimenListTable.self, in: played.read, isLogEmpty: false)
    #expect(runner.damage == nil)
    #expect(!runner.hasRows)
    _ = try runner.rebuild { _ in true }
    #expect(try images(of: SpecimenListTable.self, in: played.read) == clean)
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == Data([1, 2, 3]))
  }

  @Test func aFileThatGoesAwayIsMissedAndTheNewOneStays() throws {
    let runner = try played.runner(SpecimenListTable.self, in: played.read, isLogEmpty: false)
    #expect(runner.damage == nil)
    try FileManager.default.removeItem(atPath: path)
    #expect(runner.damage == "the file is gone")
    #expect(!runner.hasRows)
    _ = try runner.rebuild { _ in true }
    #expect(runner.damage == nil)
    #expect(try images(of: SpecimenListTable.self, in: played.read) == clean)
  }

  @Test func whatTheProjectionItselfMeetsIsDamageToo() throws {
    FaultyDisk.install()
    let folder = try TemporaryFolder()
    let runner = try played.runner(SpecimenListTable.self, in: folder.path)
    _ = try runner.advance(limit: 20)
    let path = SQLiteProjectionStore<SpecimenListTable>.path(in: folder.path)
    // What its connection has seen is out of date by now.
    try Connection(path: path, mode: .readWrite(synchronous: .off)).run(
      "UPDATE checkpoint SET recorded_at = recorded_at + 1")
    for file in [path, path + "-wal"] { FaultyDisk.fail(.read, of: file, with: SQLITE_CORRUPT) }
    #expect(throws: SQLiteError.self) { try runner.advance(limit: 20) }
    for file in [path, path + "-wal"] { FaultyDisk.heal(file) }
    #expect(runner.damage != nil)
    #expect(!runner.hasRows)
    _ = try runner.rebuild { _ in true }
    #expect(try images(of: SpecimenListTable.self, in: folder.path) == clean)
  }

  @Test func whoDistrustsAFileThatIsNoLongerReadChangesNothing() throws {
    let runner = try played.runner(SpecimenListTable.self, in: played.read, isLogEmpty: false)
    let before = path
    _ = try runner.rebuild { _ in true }
    #expect(!runner.distrust(before, because: "late"))
    #expect(runner.hasRows)
    #expect(runner.distrust(path, because: "in time"))
    #expect(!runner.distrust(path, because: "again"))
    #expect(runner.damage == "in time")
  }
}
