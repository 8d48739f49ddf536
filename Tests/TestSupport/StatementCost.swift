package import SQLiteStore

/// What of a reader's statement costs more the more rows a table has: the work must be bounded by what it answers, even
/// when that is nothing.
package enum StatementCost {
  /// Judged by the plan. Every condition must be met by the search of an index, or rows are read and thrown away; without a
  /// limit the search must be for one row.
  package static func faults(of sql: SQL, on connection: Connection) throws -> [String] {
    let text = Text(sql.text)
    var faults = try sorting(of: sql, on: connection)
    var met = 0
    for step in try SQLitePlan.steps(of: sql, on: connection) where !step.contains(temporary) {
      if step.hasPrefix("SCAN ") {
        if !step.contains("INDEX") || text.conditions > 0 || !text.hasLimit {
          faults.append("goes through all: \(step)")
        }
      } else if step.hasPrefix("SEARCH ") {
        let terms = Self.terms(of: step)
        met += terms.count
        if !text.hasLimit, try !isForOneRow(step, terms, connection) { faults.append("has no limit: \(step)") }
      } else {
        faults.append("can't be judged: \(step)")
      }
    }
    if met < text.conditions { faults.append("\(text.conditions) conditions, of which \(met) are searched for") }
    return faults
  }

  /// For a table of few rows: nothing but sorting and what no index serves.
  package static func faultsOfFewRows(_ sql: SQL, on connection: Connection) throws -> [String] {
    try sorting(of: sql, on: connection)
      + SQLitePlan.steps(of: sql, on: connection).filter { $0.hasPrefix("SCAN") && !$0.contains("INDEX") }
  }

  private static let temporary = "TEMP B-TREE"

  private static func sorting(of sql: SQL, on connection: Connection) throws -> [String] {
    try SQLitePlan.steps(of: sql, on: connection).filter { $0.contains(temporary) }
  }

  /// `SEARCH t USING INDEX i (a=? AND (b,c)>(?,?))` has two.
  private static func terms(of step: String) -> [String] {
    guard let open = step.firstRange(of: " ("), step.hasSuffix(")") else { return [] }
    return step[open.upperBound...].dropLast().split(separator: " AND ").map(String.init)
  }

  private static func isForOneRow(_ step: String, _ terms: [String], _ connection: Connection) throws -> Bool {
    guard !terms.isEmpty, terms.allSatisfy({ $0.hasSuffix("=?") }) else { return false }
    if step.contains("USING INTEGER PRIMARY KEY") { return true }
    let words = step.split(separator: " ").map(String.init)
    guard words.count > 1 else { return false }
    let isKey = step.contains("USING PRIMARY KEY")
    let index = words.firstIndex(of: "INDEX").map { words[$0 + 1] }
    let columns = try connection.all(
      """
      SELECT (SELECT count(*) FROM pragma_index_info(list.name)) FROM pragma_index_list(?) AS list
      WHERE list."unique" AND (list.name = ? OR (? AND list.origin = 'pk'))
      """, words[1], index ?? "", isKey
    ) { try $0.int(0) }
    return columns.first == terms.count
  }

  private struct Text {
    /// Those that narrow rows down, of the whole statement; a range of two ends is two.
    let conditions: Int
    let hasLimit: Bool

    init(_ text: String) {
      let words = text.uppercased().split { $0 == " " || $0 == "\n" }
      conditions = words.count { ["WHERE", "ON", "AND", "OR"].contains($0) }
      hasLimit = words.contains("LIMIT")
    }
  }
}
