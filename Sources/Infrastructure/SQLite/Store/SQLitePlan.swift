/// Asks SQLite how it would answer.
package enum SQLitePlan {
  /// The steps of the plan in order, as SQLite words them (`SEARCH orders USING INDEX …`, `SCAN …`,
  /// `USE TEMP B-TREE FOR ORDER BY`). Parameters stay NULL.
  package static func steps(of sql: SQL, on connection: Connection) throws -> [String] {
    let explained: SQL = "EXPLAIN QUERY PLAN " + sql
    let parameters = try connection.parameterCount(of: explained)
    return try connection.all(explained, values: Array(repeating: nil, count: parameters)) { try $0.text(3) }
  }
}
