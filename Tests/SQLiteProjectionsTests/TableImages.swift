import Projections
import SQLiteProjections
import SQLiteStore

/// Every row of a read model's tables in a folder, byte for byte.
func images<T: SQLiteTable>(of table: T.Type, in folder: String) throws -> Set<String> {
  try images(of: table, inFile: SQLiteProjectionStore<T>.path(in: folder))
}

func images<T: SQLiteTable>(of table: T.Type, inFile path: String) throws -> Set<String> {
  try images(T.contents, path)
}

/// What is parked there, and the checkpoint.
func progress<T: SQLiteTable>(of table: T.Type, in folder: String) throws -> Set<String> {
  try images(
    [("parked", "SELECT * FROM parked"), ("checkpoint", "SELECT * FROM checkpoint")],
    SQLiteProjectionStore<T>.path(in: folder))
}

private func images(_ tables: [(table: String, rows: SQL)], _ path: String) throws -> Set<String> {
  let connection = try Connection(path: path, mode: .readOnly)
  return Set(try tables.flatMap { table, sql in try connection.all(sql) { "\(table) \($0.image)" } })
}
