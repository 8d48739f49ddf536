/// Tells SQL from other text, and what a statement does.
struct SQLText {
  let text: String
  private let words: [String]
  /// The tables that a statement inserts into, changes, empties, makes, drops or gives an index.
  let writtenTables: [String]

  init(_ text: String) {
    self.text = text
    words = Self.split(text)
    writtenTables = Self.writtenTables(words)
  }

  /// Begins like a statement, or is a piece of one.
  var isSQL: Bool { isStatement || isFragment }

  /// Whether it changes rows or tables, wherever in the text.
  var writes: Bool { !writtenTables.isEmpty }

  private var isStatement: Bool {
    guard let first = words.first else { return false }
    switch first {
    case "SELECT": return text.hasPrefix("SELECT ") || text.hasPrefix("SELECT\n") || selectsColumns
    case "WITH": return words.contains("AS") && words.contains("SELECT")
    case "PRAGMA", "VACUUM", "SAVEPOINT", "ROLLBACK", "COMMIT", "ATTACH": return text.hasPrefix(first)
    default: return writes || beginsLikeAWrite
    }
  }

  /// `UPDATE customers`, of which the rest is somewhere else. In capitals, as prose is not.
  private var beginsLikeAWrite: Bool {
    Self.beginnings.contains { text.hasPrefix($0) } && words.count > 1
  }

  private static let beginnings = [
    "UPDATE ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "REPLACE INTO ", "CREATE ", "DROP ", "ALTER TABLE ",
    "BEGIN ", "DETACH ", "REINDEX ",
  ]

  /// What a statement is, such as `SELECT`; nothing for a piece of one.
  var statementWord: String? { isStatement ? words.first : nil }

  /// `select id, name from users` is SQL; "Select an order from the list" is not.
  private var selectsColumns: Bool {
    guard let from = text.firstRange(of: /(?i)\sfrom\s/) else { return false }
    let columns = text[..<from.lowerBound].drop { !$0.isWhitespace }.split(separator: ",")
    return columns.allSatisfy { column in
      let words = column.split(whereSeparator: \.isWhitespace)
      return words.count == 1 || column.contains("(") || words.contains { $0.lowercased() == "as" }
    }
  }

  /// `WHERE x = …`, `ORDER BY`, `GROUP BY`, `LIMIT ?`, `FROM x WHERE`, `AND x = ?`.
  private var isFragment: Bool {
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      switch word {
      case "ORDER", "GROUP": if next == "BY" { return true }
      case "WHERE": if index == 0 || words.contains("FROM"), text.contains("=") || text.contains("?") { return true }
      case "AND", "OR": if index == 0, text.contains("?") { return true }
      case "LIMIT", "OFFSET": if index == 0, text.contains("?") { return true }
      default: continue
      }
    }
    return false
  }

  private static func writtenTables(_ words: [String]) -> [String] {
    var tables: [String] = []
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard let place = tablePlace(words, index), place < words.count else { continue }
      let name = plainName(words[place])
      if !name.isEmpty, !keywords.contains(words[place]) { tables.append(name) }
    }
    return tables
  }

  /// The tables that it makes.
  var madeTables: [String] {
    words.indices.filter { words[$0] == "CREATE" && words[$0...].prefix(4).contains("TABLE") }.compactMap { index in
      Self.tablePlace(words, index).flatMap { $0 < words.count ? Self.plainName(words[$0]) : nil }
    }
  }

  /// The tables to which its foreign keys lead.
  var referencedTables: Set<String> {
    Set(zip(words, words.dropFirst()).filter { $0.0 == "REFERENCES" }.map { Self.plainName($0.1) })
  }

  /// The tables that it selects from.
  var readTables: Set<String> {
    guard words.contains("SELECT") else { return [] }
    var tables: Set<String> = []
    for (index, word) in words.enumerated() where (word == "FROM" || word == "JOIN") && index + 1 < words.count {
      tables.insert(Self.plainName(words[index + 1]))
    }
    return tables
  }

  private static func tablePlace(_ words: [String], _ index: Int) -> Int? {
    func word(_ offset: Int) -> String { index + offset < words.count ? words[index + offset] : "" }
    switch words[index] {
    case "INSERT":
      if word(1) == "INTO" { return index + 2 }
      return word(1) == "OR" && word(3) == "INTO" ? index + 4 : nil
    case "REPLACE":
      return word(1) == "INTO" ? index + 2 : nil
    case "DELETE":
      return word(1) == "FROM" ? index + 2 : nil
    case "UPDATE":
      let name = word(1) == "OR" ? 3 : 1
      // An alias or an index may stand between: `UPDATE orders AS o SET`.
      return (name + 1...name + 3).contains { word($0) == "SET" } ? index + name : nil
    case "CREATE", "DROP", "ALTER":
      if word(1) == "INDEX" || word(2) == "INDEX" {
        return (2...7).first { word($0) == "ON" }.map { index + $0 + 1 }
      }
      guard let table = (1...3).first(where: { word($0) == "TABLE" }) else { return nil }
      var place = table + 1
      while ["IF", "NOT", "EXISTS"].contains(word(place)) { place += 1 }
      return index + place
    default:
      return nil
    }
  }

  /// `orders` for a name as a statement may have it: `main."orders"`.
  static func tableName(_ text: String) -> String { split(text).first.map(plainName) ?? "" }

  /// `orders` for `MAIN.ORDERS`.
  private static func plainName(_ word: String) -> String {
    String(word.split(separator: ".").last ?? "").lowercased()
  }

  private static let keywords: Set<String> = ["SET", "VALUES", "SELECT", "FROM", "WHERE", "INTO", "(", ""]

  /// The words in capitals, a schema and its table as one; comments are skipped, quotes around names are dropped.
  private static func split(_ text: String) -> [String] {
    withoutComments(text).split(separator: "\n").flatMap { line in
      let code = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
      return code.filter { $0 != "\"" && $0 != "\\" && $0 != "`" && $0 != "[" && $0 != "]" }
        .split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." })
        .map { $0.uppercased() }.filter { $0.contains { $0 != "." } }
    }
  }

  private static func withoutComments(_ text: String) -> String {
    guard text.contains("/*") else { return text }
    return text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: " ")
  }
}

/// A string literal, and what it is as SQL.
struct Statement {
  let literal: StringLiteral
  let sql: SQLText
}
