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
  private let customer = UUID()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func open(epoch: UInt64 = 7) throws -> SQLiteProjectionStore<OrderSummaryTable> {
    try SQLiteProjectionStore(OrderSummaryTable.self, folder: folder.path, epoch: epoch)
  }

  private func mark(_ position: Int64) -> LogMark {
    LogMark(Position(position), recordedAt: Date(milliseconds: position))
  }

  /// As others read the file.
  private func names() throws -> [String] {
    let path = SQLiteProjectionStore<OrderSummaryTable>.path(in: folder.path)
    return try Connection(path: path, mode: .readOnly).all("SELECT name FROM customer_names") { try $0.text(0) }
  }

  @Test func theFileIsNamedAfterTheProjectionAndItsVersion() throws {
    _ = try open()
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/order_summary.v1.sqlite"))
  }

  @Test func aNewFileIsAtTheStart() throws {
    #expect(try open().checkpoint() == .start)
  }

  @Test func rowsAndCheckpointMoveTogether() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in try table.setFact(customer, "Corner Shop") }
    #expect(try store.checkpoint() == Position(5))
    #expect(try names() == ["Corner Shop"])
  }

  @Test func aFaultInTheMiddleRollsBothBack() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in try table.setFact(customer, "Corner Shop") }
    #expect(throws: Planted.self) {
      try store.advance(to: mark(6)) { table, _ in
        try table.setFact(customer, "Other Shop")
        throw Planted()
      }
    }
    #expect(try store.checkpoint() == Position(5))
    #expect(try names() == ["Corner Shop"])
    try store.advance(to: mark(6)) { table, _ in try table.setFact(customer, "Carol") }
    #expect(try names() == ["Carol"])
  }

  @Test func nobodySeesAStretchBeforeItIsComplete() throws {
    let store = try open()
    try store.advance(to: mark(5)) { table, _ in
      try table.setFact(customer, "Corner Shop")
      #expect(try names().isEmpty)
    }
    #expect(try names() == ["Corner Shop"])
  }

  @Test func aFileOfTheSameEpochGoesOnWhereItWas() throws {
    try open().advance(to: mark(5)) { table, _ in try table.setFact(customer, "Corner Shop") }
    #expect(try open().checkpoint() == Position(5))
    #expect(try names() == ["Corner Shop"])
  }

  @Test func aFileOfAnotherEpochIsThrownAway() throws {
    try open(epoch: 7).advance(to: mark(5)) { table, _ in try table.setFact(customer, "Corner Shop") }
    let store = try open(epoch: .max)
    #expect(try store.checkpoint() == .start)
    #expect(try names().isEmpty)
    try store.advance(to: mark(1)) { table, _ in try table.setFact(customer, "Other Shop") }
    #expect(try names() == ["Other Shop"])
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
