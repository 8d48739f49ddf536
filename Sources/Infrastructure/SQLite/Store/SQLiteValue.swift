internal import CSQLite
package import Foundation

/// A value that can be bound to a parameter. `nil` of any of them binds NULL.
package protocol SQLiteValue: Sendable {
  /// Answers SQLite's result code.
  func bind(to parameter: Parameter) -> Int32
}

/// The place of one value in one statement, valid only while it is being bound.
package struct Parameter {
  let statement: OpaquePointer
  let index: Int32

  package func null() -> Int32 {
    sqlite3_bind_null(statement, index)
  }

  package func int64(_ value: Int64) -> Int32 {
    sqlite3_bind_int64(statement, index, value)
  }

  /// SQLite stores a NaN as NULL.
  package func double(_ value: Double) -> Int32 {
    sqlite3_bind_double(statement, index, value)
  }

  /// Bound with its length, so that a zero inside is stored as given.
  package func text(_ value: String) -> Int32 {
    var value = value
    return value.withUTF8 { utf8 in
      tandem_bind_text(statement, index, utf8.baseAddress, sqlite3_uint64(utf8.count))
    }
  }

  package func blob(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    tandem_bind_blob(statement, index, bytes.baseAddress, sqlite3_uint64(bytes.count))
  }
}

extension Int64: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { parameter.int64(self) }
}

extension Int: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { parameter.int64(Int64(self)) }
}

/// 0 or 1.
extension Bool: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { parameter.int64(self ? 1 : 0) }
}

extension Double: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { parameter.double(self) }
}

extension String: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { parameter.text(self) }
}

/// A BLOB of 16 bytes.
extension UUID: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { withUnsafeBytes(of: uuid, parameter.blob) }
}

/// A BLOB.
extension [UInt8]: SQLiteValue {
  package func bind(to parameter: Parameter) -> Int32 { withUnsafeBytes(parameter.blob) }
}
