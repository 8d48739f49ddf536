package import SQLiteStore

/// The event log of a stopped server.
package struct EventLogFile {
  package let positions: [Int]
  package let connection: Connection

  package init(_ folder: TemporaryFolder) throws {
    connection = try Connection(path: "\(folder.path)/data/write.sqlite", mode: .readOnly)
    positions = try connection.all("SELECT position FROM events ORDER BY position") { try $0.int(0) }
  }

  package func count(of type: String) throws -> Int? {
    try connection.first("SELECT count(*) FROM events WHERE type = ?", type) { try $0.int(0) }
  }
}
