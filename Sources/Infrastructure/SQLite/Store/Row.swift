internal import CSQLite
package import Foundation

/// The row that a statement stands on. Valid only inside the closure it is handed to.
///
/// Columns count from 0. Reading a column as another type than the stored one throws `ColumnError`: nothing is converted.
package struct Row {
  let statement: OpaquePointer

  package func int64(_ column: Int) throws -> Int64 {
    try expect(SQLITE_INTEGER, at: column)
    return sqlite3_column_int64(statement, Int32(column))
  }

  package func int(_ column: Int) throws -> Int {
    Int(try int64(column))
  }

  package func double(_ column: Int) throws -> Double {
    try expect(SQLITE_FLOAT, at: column)
    return sqlite3_column_double(statement, Int32(column))
  }

  /// Of 0 or 1; any other number throws.
  package func bool(_ column: Int) throws -> Bool {
    switch try int64(column) {
    case 0: false
    case 1: true
    case let other: throw columnError(column, wanted: "0 or 1", found: "\(other)")
    }
  }

  /// Throws when the stored bytes are no UTF-8.
  package func text(_ column: Int) throws -> String {
    try expect(SQLITE_TEXT, at: column)
    guard let text = String(validating: bytesUnchecked(column), as: UTF8.self) else {
      throw columnError(column, wanted: "UTF-8", found: "other bytes")
    }
    return text
  }

  package func uuid(_ column: Int) throws -> UUID {
    try expect(SQLITE_BLOB, at: column)
    let bytes = bytesUnchecked(column)
    guard bytes.count == 16 else { throw columnError(column, wanted: "16 bytes", found: "\(bytes.count) bytes") }
    return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
  }

  package func bytes(_ column: Int) throws -> [UInt8] {
    try expect(SQLITE_BLOB, at: column)
    return Array(bytesUnchecked(column))
  }

  /// The bytes of a TEXT or BLOB where SQLite holds them, without a copy. The buffer must not leave `body`.
  package func withBytes<R>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    let type = sqlite3_column_type(statement, Int32(column))
    guard type == SQLITE_TEXT || type == SQLITE_BLOB else {
      throw columnError(column, wanted: "TEXT or BLOB", found: Self.name(of: type))
    }
    return try body(bytesUnchecked(column))
  }
}

extension Row {
  package func isNull(_ column: Int) throws -> Bool {
    guard sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL else { return false }
    guard column >= 0, column < Int(sqlite3_column_count(statement)) else {
      throw columnError(column, wanted: "a column", found: "none")
    }
    return true
  }

  package func optionalInt64(_ column: Int) throws -> Int64? { try isNull(column) ? nil : try int64(column) }
  package func optionalInt(_ column: Int) throws -> Int? { try isNull(column) ? nil : try int(column) }
  package func optionalDouble(_ column: Int) throws -> Double? { try isNull(column) ? nil : try double(column) }
  package func optionalBool(_ column: Int) throws -> Bool? { try isNull(column) ? nil : try bool(column) }
  package func optionalText(_ column: Int) throws -> String? { try isNull(column) ? nil : try text(column) }
  package func optionalUUID(_ column: Int) throws -> UUID? { try isNull(column) ? nil : try uuid(column) }
  package func optionalBytes(_ column: Int) throws -> [UInt8]? { try isNull(column) ? nil : try bytes(column) }
}

extension Row {
  /// Every column with its type, its length and all its bytes: equal images are equal rows.
  package var image: [UInt8] {
    var image: [UInt8] = []
    for column in 0..<Int(sqlite3_column_count(statement)) {
      let type = sqlite3_column_type(statement, Int32(column))
      image.append(UInt8(truncatingIfNeeded: type))
      switch type {
      case SQLITE_INTEGER: append(sqlite3_column_int64(statement, Int32(column)), to: &image)
      case SQLITE_FLOAT: append(sqlite3_column_double(statement, Int32(column)).bitPattern, to: &image)
      case SQLITE_NULL: break
      default:
        let bytes = bytesUnchecked(column)
        append(bytes.count, to: &image)
        image.append(contentsOf: bytes)
      }
    }
    return image
  }

  private func append(_ value: some FixedWidthInteger, to image: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { image.append(contentsOf: $0) }
  }
}

extension Row {
  private func expect(_ wanted: Int32, at column: Int) throws {
    let found = sqlite3_column_type(statement, Int32(column))
    guard found == wanted else {
      throw columnError(column, wanted: Self.name(of: wanted), found: Self.name(of: found))
    }
  }

  /// `sqlite3_column_blob` before `sqlite3_column_bytes`, as SQLite's manual wants it.
  private func bytesUnchecked(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, Int32(column))
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }

  private func columnError(_ column: Int, wanted: String, found: String) -> ColumnError {
    ColumnError(
      column: sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? "#\(column)",
      wanted: wanted,
      found: found,
      during: sqlite3_sql(statement).map { String(cString: $0) } ?? ""
    )
  }

  private static func name(of type: Int32) -> String {
    switch type {
    case SQLITE_INTEGER: "INTEGER"
    case SQLITE_FLOAT: "REAL"
    case SQLITE_TEXT: "TEXT"
    case SQLITE_BLOB: "BLOB"
    default: "NULL"
    }
  }
}

/// A column does not hold what its reader wants of it.
package struct ColumnError: Error, Sendable, Equatable {
  /// The column's name in the statement, or `#` and its index.
  package let column: String
  package let wanted: String
  package let found: String
  package let during: String
}
