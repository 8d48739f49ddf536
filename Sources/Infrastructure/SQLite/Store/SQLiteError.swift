/// A failure that SQLite reported.
package struct SQLiteError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable, CaseIterable {
    /// Somebody else holds a lock.
    case busy
    /// A unique index, a primary key or a row id.
    case constraintUnique
    /// Any other constraint.
    case constraint
    case diskFull
    case io
    case outOfMemory
    case corrupt
    case readOnly
    /// Stopped by a time limit.
    case interrupted
    case cantOpen
    case notADatabase
    case other
  }

  /// The extended result code.
  package let code: Int32
  /// SQLite's own words, which may change between its versions: for logs, never to be compared.
  package let message: String
  /// The SQL, or the operation.
  package let during: String

  package init(code: Int32, message: String, during: String) {
    self.code = code
    self.message = message
    self.during = during
  }

  package var kind: Kind { Kind(code: code) }

  /// What was to be written under a number is there already, and not for a unique index of a table.
  package var isTakenKey: Bool {
    code == SQLiteResult.primaryKeyConstraint || code == SQLiteResult.rowIDConstraint
  }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String {
    "SQLite error \(code) (\(kind)): \(message), during: \(during)"
  }
}
