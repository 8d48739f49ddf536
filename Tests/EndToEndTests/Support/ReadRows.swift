import SQLiteProjections
import SQLiteStore
import TestSupport

/// Every row of the read models of a stopped server, byte for byte.
func readRows(_ folder: TemporaryFolder) throws -> Set<String> {
  try rows(SpecimenListTable.self, folder).union(rows(SpecimenCountsTable.self, folder))
}

private func rows<T: SQLiteTable>(_ table: T.Type, _ folder: TemporaryFolder) throws -> Set<String> {
  let connection = try Connection(
    path: SQLiteProjectionStore<T>.path(in: "\(folder.path)/data/read"), mode: .readOnly)
  return Set(try T.contents.flatMap { table, sql in try connection.all(sql) { "\(table) \($0.image)" } })
}
