import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

@Suite struct SQLiteProjectionStoreTests {
  private struct Planted: Error {}

  private let folder: TemporaryFolder
  private let keeper = UUID()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func open(epoch: UInt64 = 7) throws -> SQLiteProjectionStore<SpecimenListTable> {
    try SQLiteProjectionStore(SpecimenListTable.self, folder: folder.path, epoch: epoch)
  }

  private func mark(_ position: Int64) -> LogMark {
    LogMark(Position(position), recordedAt: Date(milliseconds: position))
  }

  /// As others read the file.
  private func names() throws -> [String] {
    let path = SQLiteProjectionStore<SpecimenListTable>.path(in: folder.path)
    return try Connection(path: path, mode: .readOnly).all("SELECT name FROM keeper_names") { try $0.text(0) }
  }

  @Test func theFileIsNamedAfterTheProjectionAndItsVersion() throws {
    _ = try open()
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/specimen_list.v1.sqlite"))
  }

  @Test func aNewFileIsAtTheStart() throws {
    #expect(try open().checkpoint() == .start)
  }

  @Test func rowsAndCheckpointMoveTogether() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in try table.setFact(keeper, "Ada") }
    #expect(try store.checkpoint() == Position(5))
    #expect(try names() == ["Ada"])
  }

  @Test func aFaultInTheMiddleRollsBothBack() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in try table.setFact(keeper, "Ada") }
    #expect(throws: Planted.self) {
      try store.advance(to: mark(6)) { table, _ in
        try table.setFact(keeper, "Bob")
        throw Planted()
      }
    }
    #expect(try store.checkpoint() == Position(5))
    #expect(try names() == ["Ada"])
    try store.advance(to: mark(6)) { table, _ in try table.setFact(keeper, "Carol") }
    #expect(try names() == ["Carol"])
  }

  @Test func nobodySeesAStretchBeforeItIsComplete() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in
      try table.setFact(keeper, "Ada")
      #expect(try names().isEmpty)
    }
    #expect(try names() == ["Ada"])
  }

  @Test func theWriteAheadLogDoesNotGrowWithWhatIsWritten() throws {
    let store = try open()
    let path = SQLiteProjectionStore<SpecimenListTable>.path(in: folder.path)
    for number in Int64(1)...6 {
      try store.advance(to: mark(number)) { table, _ in
        try table.setFact(keeper, String(repeating: "\(number)", count: 5 << 20))
      }
    }
    let size = try #require(try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int)
    #expect(size < 12 << 20, "two of six, and what is around them")
  }

  @Test func aSwapBringsTheBuildToWhereTheRowsInUseStand() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in try table.setFact(keeper, "Ada") }
    let build = try store.beginBuild()
    try build.finish()
    try store.replace(with: build, announcing: { _ in }) { position in
      _ = try build.advance { _, table, _ in
        try table.setFact(keeper, "Bob")
        return mark(position.value)
      }
    }
    #expect(try store.checkpoint() == Position(5))
    #expect(try names() == ["Bob"])
  }

  /// The swap's last step, that takes the file before away, may have been cut short.
  @Test func ofTwoWholeFilesTheLaterIsUsedAndTheOtherRemoved() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in try table.setFact(keeper, "Ada") }
    let before = SQLiteProjectionStore<SpecimenListTable>.path(in: folder.path)
    let copy = "\(folder.path)/copy"
    try Connection(path: before, mode: .readWrite(synchronous: .off)).checkpoint(.truncate)
    try FileManager.default.copyItem(atPath: before, toPath: copy)
    let build = try store.beginBuild()
    try build.finish()
    try store.replace(with: build, announcing: { _ in }) { _ in
      _ = try build.advance { _, table, _ in
        try table.setFact(keeper, "Bob")
        return mark(5)
      }
    }
    try FileManager.default.moveItem(atPath: copy, toPath: before)
    #expect(try open().checkpoint() == Position(5))
    #expect(try names() == ["Bob"])
    #expect(!FileManager.default.fileExists(atPath: before))
  }

  @Test func whatIsParkedIsCountedForEachPlace() throws {
    let store = try open()
    let (ada, bob) = (ParkingPlace.row("ada"), ParkingPlace.row("bob"))
    try store.change { _, quarantine in
      try quarantine.park(Position(3), at: bob, error: "b")
      try quarantine.park(Position(1), at: ada, error: "a")
      try quarantine.park(Position(2), at: ada, error: nil)
    }
    let parked = try store.parked()
    #expect(parked.map(\.place) == [ada, bob])
    #expect(parked.map(\.depth) == [2, 1])
    #expect(parked.map(\.error) == ["a", "b"])
  }

  @Test func aFileOfTheSameEpochGoesOnWhereItWas() throws {
    try open().advance(to: mark(5)) { table, _ in try table.setFact(keeper, "Ada") }
    #expect(try open().checkpoint() == Position(5))
    #expect(try names() == ["Ada"])
  }

  @Test func aFileOfAnotherEpochIsThrownAway() throws {
    try open(epoch: 7).advance(to: mark(5)) { table, _ in try table.setFact(keeper, "Ada") }
    let store = try open(epoch: .max)
    #expect(try store.checkpoint() == .start)
    #expect(try names().isEmpty)
    try store.advance(to: mark(1)) { table, _ in try table.setFact(keeper, "Bob") }
    #expect(try names() == ["Bob"])
    #expect(try open(epoch: .max).checkpoint() == Position(1))
  }
}

extension ProjectionStore {
  fileprivate func advance(to mark: LogMark, _ body: (any Table<F>, any Quarantine) throws -> Void) throws {
    _ = try advance { _, table, quarantine in
      try body(table, quarantine)
      return mark
    }
  }
}
