extension CQRSRules {
  private var infrastructure: Set<String> { layout.backends["SQLite"] ?? [] }

  public var s1: Outcome {
    let literals = statements.filter { !layout.tools.contains(code.model.file($0.literal.file).module) }
    let statements = literals.filter(\.sql.isSQL).map(\.literal)
    let outside = statements.filter { !infrastructure.contains(code.model.file($0.file).module) }
      .map { code.breach(at: $0, "SQL outside Infrastructure") }
    let built = statements.compactMap { literal in buildFault(literal).map { code.breach(at: literal, $0) } }
    return Rule.s1.outcome(
      Finding(count: literals.count, subject: "string literals", breaches: outside),
      Finding(count: statements.count, subject: "statements and pieces of SQL", breaches: built),
      Finding(count: statements.count, subject: "statements in variables", breaches: statements.flatMap(laterFaults)),
      sqlTypeIsMadeOfLiterals, makersAreToldTheirTable, tableOwners)
  }

  /// `SQL("…")` and `SQL(stringLiteral: …)` that someone wrote out could be given any text.
  private var sqlTypeIsMadeOfLiterals: Finding {
    let types = code.modules(infrastructure).types.filter("SQL types") { $0.name == "SQL" }
    let makers = Set(types.members.symbols.filter { code.model.symbol($0).kind == .constructor })
    let breaches = code.graph.edges.filter { edge in
      guard edge.isWritten, makers.contains(edge.to) else { return false }
      let occurrence = code.model.occurrence(edge.occurrence)
      return !occurrence.roles.contains(.implicit) && occurrence.file != code.model.definition(of: edge.to)?.file
    }.map { code.breach(at: $0.occurrence, in: $0.from, "SQL is made of a value; write it as a literal") }
    return Finding(count: makers.count, subject: "initialisers of SQL", mayBeEmpty: true, breaches: breaches)
  }

  /// `let a = "SELECT …"`, and later in the file `a + b`, `a += b` or `a.replacing(…)`.
  private func laterFaults(_ literal: StringLiteral) -> [Breach] {
    let text = code.text(ofFile: literal.file)
    let tokens = text.tokens
    guard literal.token >= 4, tokens[literal.token - 1].isSign("=") else { return [] }
    let isTyped = tokens[literal.token - 3].isMark(":")
    // A typed `SQL` is put together of static pieces only.
    if isTyped, tokens[literal.token - 2].isWord("SQL") { return [] }
    let name = tokens[literal.token - (isTyped ? 4 : 2)]
    guard name.kind == .word, name.text.first?.isLowercase == true else { return [] }
    return tokens.indices.compactMap { index in
      guard index > literal.token, tokens[index].isWord(name.text), index + 2 < tokens.count else { return nil }
      let (before, next, after) = (tokens[index - 1], tokens[index + 1], tokens[index + 2])
      let isAdded = next.isSign("+") && !after.isString || before.isSign("+") && !tokens[index - 2].isString
      let isChanged =
        next.isSign(".") && Self.builders.contains(after.text) || next.isSign("+=") && !SQLText(after.text).isSQL
      return isAdded || isChanged ? code.breach(in: text, at: tokens[index], "SQL is built from \(name.text)") : nil
    }
  }

  private static let builders: Set<String> = [
    "append", "appending", "replacing", "replacingOccurrences", "insert", "joined",
  ]

  /// How a statement is put together from something that is not written there.
  private func buildFault(_ literal: StringLiteral) -> String? {
    if literal.isInterpolated { return "SQL is built by interpolation" }
    let tokens = code.text(ofFile: literal.file).tokens
    func token(_ offset: Int) -> Token? {
      let index = literal.token + offset
      return tokens.indices.contains(index) ? tokens[index] : nil
    }
    if let next = token(1), next.isSign("."), next.line == token(0)?.line || token(2)?.kind == .word {
      return "SQL is built by \(token(2)?.text ?? "a method")"
    }
    // A typed `SQL` is put together of static pieces only.
    if isTyped(literal) { return nil }
    if let next = token(1), next.isSign("+"), token(2)?.isString == false { return "SQL is built by adding" }
    if let before = token(-1), before.isSign("+") || before.isSign("+="), token(-2)?.isString == false {
      return "SQL is built by adding"
    }
    if let before = token(-1), before.isMark("(") || before.isMark(":"), let name = token(-2),
      name.isWord("append") || name.isWord("format")
    {
      return "SQL is built by \(name.text)"
    }
    if isJoined(literal.token, code.text(ofFile: literal.file)) { return "SQL is built by joined" }
    return nil
  }

  /// Whether the compiler made an `SQL` of the literal.
  private func isTyped(_ literal: StringLiteral) -> Bool {
    code.model.occurrences[code.fileRanges[Int(literal.file)]].contains { occurrence in
      guard occurrence.line == literal.line, occurrence.column == literal.column else { return false }
      let symbol = code.model.symbol(occurrence.symbol)
      return symbol.kind == .constructor && code.model.parent(of: symbol.id).map { code.model.symbol($0).name } == "SQL"
    }
  }

  /// `["SELECT …", filter].joined(…)`
  private func isJoined(_ index: Int, _ text: SourceText) -> Bool {
    var before = index - 1
    while before >= 0, !text.tokens[before].isMark("{"), !text.tokens[before].isMark(";") {
      let close = Int(text.partner[before])
      if text.tokens[before].isMark("["), close > index {
        return close + 2 < text.tokens.count && text.tokens[close + 1].isSign(".")
          && text.tokens[close + 2].isWord("joined")
      }
      before -= 1
    }
    return false
  }
}
