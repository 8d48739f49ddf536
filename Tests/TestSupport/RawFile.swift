import CSQLite
import Foundation

/// A SQLite file without the Store, for SQL that is read from a file.
package final class RawFile {
  private let handle: OpaquePointer

  package init(_ path: String) throws {
    var handle: OpaquePointer?
    guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else { throw Failed(message: "can't open \(path)") }
    self.handle = handle
  }

  deinit { sqlite3_close(handle) }

  /// Any number of statements.
  package func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  package var tables: [String] {
    get throws {
      try rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    }
  }

  package func columns(of table: String) throws -> [String] {
    try rows("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")
  }

  /// Every row of a table with all that it holds, or what these columns hold, sorted.
  package func rows(of table: String, columns: [String] = ["*"]) throws -> [String] {
    try rows("SELECT \(columns.joined(separator: ", ")) FROM \"\(table)\"").sorted()
  }

  /// The columns as text, BLOBs in hexadecimal digits.
  private func rows(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
    defer { sqlite3_finalize(statement) }
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append((0..<sqlite3_column_count(statement)).map { text(statement, $0) }.joined(separator: "|"))
    }
    return rows
  }

  private func text(_ statement: OpaquePointer?, _ column: Int32) -> String {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return "NULL"
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
      return bytes.map { String($0, radix: 16) }.joined(separator: " ")
    default: return sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }
  }

  private func failure() -> Failed { Failed(message: String(cString: sqlite3_errmsg(handle))) }

  package struct Failed: Error {
    let message: String
  }
}
