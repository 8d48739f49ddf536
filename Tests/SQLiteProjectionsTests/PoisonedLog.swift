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

  init(_ folder: TemporaryFolder) {
    self.init("\(folder.path)/write.sqlite")
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

  /// The positions of all events whose streams have such names (`specimen-*`).
  func events(ofStreams pattern: String) throws -> [Position] {
    try connection().all("SELECT position FROM events WHERE stream GLOB ? ORDER BY position", pattern) {
      Position(try $0.int64(0))
    }
  }

  func events(of stream: String) throws -> Int {
    try connection().first("SELECT count(*) FROM events WHERE stream = ?", stream) { try $0.int(0) } ?? 0
  }

  func stream(at position: Position) throws -> String? {
    try connection().first("SELECT stream FROM events WHERE position = ?", position.value) { try $0.text(0) }
  }

  private func change(_ sql: SQL, _ position: Position) throws {
    try connection().run(sql, position.value)
  }

  private func connection() throws -> Connection {
    try Connection(path: path, mode: .readWrite(synchronous: .off))
  }
}
