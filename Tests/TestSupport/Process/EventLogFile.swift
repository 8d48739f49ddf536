import SQLiteStore

/// The event log of a stopped server.
package struct EventLogFile {
  package let positions: [Int]
  private let connection: Connection

  package init(_ folder: TemporaryFolder) throws {
    connection = try Connection(path: "\(folder.path)/data/write.sqlite", mode: .readOnly)
    positions = try connection.all("SELECT position FROM events ORDER BY position") { try $0.int(0) }
  }

  package func count(of type: String) throws -> Int? {
    try connection.first("SELECT count(*) FROM events WHERE type = ?", type) { try $0.int(0) }
  }

  package func available(of product: String) throws -> Int? {
    try connection.first("SELECT available FROM product_stock WHERE product_id = ?", product) { try $0.int(0) }
  }
}
