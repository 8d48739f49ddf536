internal import CSQLite

/// A table and the one of the same name in another file, whose rows it shall have.
///
/// Both are walked in the order of their keys, so no memory grows with them. Nobody else may write to either meanwhile.
package struct TableMerge {
  private let shape: TableShape
  private let target: Connection
  private let source: Connection

  package init(_ table: String, into target: Connection, from source: Connection) throws {
    shape = try TableShape(table, on: target)
    self.target = target
    self.source = source
  }

  /// Whether the table has the rows of the other one already, byte for byte.
  package static func isDone(_ table: String, in target: ReadConnection, from source: Connection) throws -> Bool {
    try TableMerge(table, into: target.connection, from: source).isDone()
  }

  /// Byte for byte.
  package func isDone() throws -> Bool {
    let (rows, wanted) = try cursors()
    while rows.hasRow, wanted.hasRow {
      guard rows.hasSameRow(as: wanted) else { return false }
      try rows.advance()
      try wanted.advance()
    }
    return !rows.hasRow && !wanted.hasRow
  }

  /// Writes the rows that differ, each by a deletion and an insertion. All deletions come first, so that a value which
  /// is unique may move from row to row.
  package func run() throws -> (deleted: Int, inserted: Int) {
    let (deleted, isComplete) = try deleteOthers()
    return (deleted, isComplete ? 0 : try insertMissing())
  }

  /// Tells whether all wanted rows are there. SQLite allows to delete the row that a walk stands on.
  private func deleteOthers() throws -> (deleted: Int, isComplete: Bool) {
    let (rows, wanted) = try cursors()
    let delete = try Statement(shape.delete, on: target)
    let find = try Statement(shape.selectOne, on: source)
    var deleted = 0
    var isComplete = true
    while rows.hasRow {
      if wanted.hasRow, rows.hasSameKey(as: wanted) {
        if !rows.hasSameRow(as: wanted) {
          _ = try run(delete, shape.key, of: rows, on: target)
          deleted += 1
        }
        try rows.advance()
        try wanted.advance()
      } else if wanted.hasRow, try run(find, shape.key, of: rows, on: source) {
        isComplete = false
        // Those before it are missing.
        repeat { try wanted.advance() } while wanted.hasRow && !rows.hasSameKey(as: wanted)
      } else {
        _ = try run(delete, shape.key, of: rows, on: target)
        deleted += 1
        try rows.advance()
      }
    }
    return (deleted, isComplete && deleted == 0 && !wanted.hasRow)
  }

  /// A walk does not meet what is inserted behind it.
  private func insertMissing() throws -> Int {
    let (rows, wanted) = try cursors()
    let insert = try Statement(shape.insert, on: target)
    var inserted = 0
    while wanted.hasRow {
      if rows.hasRow, rows.hasSameKey(as: wanted) {
        try rows.advance()
      } else {
        _ = try run(insert, 0..<Int32(shape.columns.count), of: wanted, on: target)
        inserted += 1
      }
      try wanted.advance()
    }
    return inserted
  }

  private func cursors() throws -> (TableCursor, TableCursor) {
    (try TableCursor(shape, on: target), try TableCursor(shape, on: source))
  }

  /// Answers whether there was a row.
  private func run(
    _ statement: Statement, _ columns: some Sequence<Int32>, of cursor: TableCursor, on connection: Connection
  ) throws -> Bool {
    defer { statement.reset() }
    let code = cursor.bind(columns, to: statement)
    guard code == SQLITE_OK else { throw connection.failure(code, during: "a merge of \(shape.name)") }
    return try connection.step(statement)
  }
}
