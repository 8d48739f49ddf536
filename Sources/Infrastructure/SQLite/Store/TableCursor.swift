internal import CSQLite
import Foundation

/// Walks all rows of a table in the order of their keys.
final class TableCursor {
  private let statement: Statement
  private let connection: Connection
  private let key: [Int32]
  private(set) var hasRow = false

  init(_ shape: TableShape, on connection: Connection) throws {
    self.connection = connection
    key = shape.key
    statement = try Statement(shape.selectAll, on: connection)
    hasRow = try connection.step(statement)
  }

  /// Not beyond the end.
  func advance() throws {
    hasRow = try connection.step(statement)
  }

  /// Byte for byte, both standing on a row.
  func hasSameRow(as other: TableCursor) -> Bool {
    (0..<sqlite3_column_count(statement.pointer)).allSatisfy { isEqual(to: other, $0) }
  }

  func hasSameKey(as other: TableCursor) -> Bool {
    key.allSatisfy { isEqual(to: other, $0) }
  }

  /// Binds the values of the columns to the parameters in turn; answers SQLite's code for the first that fails.
  func bind(_ columns: some Sequence<Int32>, to other: Statement) -> Int32 {
    var parameter: Int32 = 0
    for column in columns {
      parameter += 1
      let code = sqlite3_bind_value(other.pointer, parameter, sqlite3_column_value(statement.pointer, column))
      guard code == SQLITE_OK else { return code }
    }
    return SQLITE_OK
  }

  private func isEqual(to other: TableCursor, _ column: Int32) -> Bool {
    let (mine, others) = (statement.pointer, other.statement.pointer)
    let type = sqlite3_column_type(mine, column)
    guard type == sqlite3_column_type(others, column) else { return false }
    switch type {
    case SQLITE_NULL: return true
    case SQLITE_INTEGER: return sqlite3_column_int64(mine, column) == sqlite3_column_int64(others, column)
    case SQLITE_FLOAT:
      return sqlite3_column_double(mine, column).bitPattern == sqlite3_column_double(others, column).bitPattern
    default:
      // `sqlite3_column_blob` before `sqlite3_column_bytes`, as SQLite's manual wants it.
      let (bytes, otherBytes) = (sqlite3_column_blob(mine, column), sqlite3_column_blob(others, column))
      let count = sqlite3_column_bytes(mine, column)
      guard count == sqlite3_column_bytes(others, column) else { return false }
      guard let bytes, let otherBytes else { return true }
      return memcmp(bytes, otherBytes, Int(count)) == 0
    }
  }
}
