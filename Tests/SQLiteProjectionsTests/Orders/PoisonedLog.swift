import Foundation
import Kernel
import SQLiteStore
import TestSupport

/// The log of a stopped service with payloads that can't be read, and the way back.
struct PoisonedLog {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  init(_ played: PlayedOrders) {
    self.init("\(played.folder.path)/write.sqlite")
  }

  func poison(_ position: Position) throws {
    try change("UPDATE events SET payload = '!' || payload WHERE position = ?", position)
  }

  func mend(_ position: Position) throws {
    try change("UPDATE events SET payload = substr(payload, 2) WHERE position = ?", position)
  }

  /// Leaves a hole.
  func tear(_ position: Position) throws {
    try change("DELETE FROM events WHERE position = ?", position)
  }

  /// The positions of all events of orders.
  func orderEvents() throws -> [Position] {
    try connection().all("SELECT position FROM events WHERE stream GLOB 'order-*' ORDER BY position") {
      Position(try $0.int64(0))
    }
  }

  func events(of stream: String) throws -> Int {
    try connection().first("SELECT count(*) FROM events WHERE stream = ?", stream) { try $0.int(0) } ?? 0
  }

  /// The order that an event belongs to.
  func order(at position: Position) throws -> UUID? {
    let stream = try connection().first("SELECT stream FROM events WHERE position = ?", position.value) {
      try $0.text(0)
    }
    return stream.flatMap { UUID(uuidString: String($0.dropFirst("order-".count))) }
  }

  private func change(_ sql: SQL, _ position: Position) throws {
    try connection().run(sql, position.value)
  }

  private func connection() throws -> Connection {
    try Connection(path: path, mode: .readWrite(synchronous: .off))
  }
}
