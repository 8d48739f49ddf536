extension CQRSRules {
  private var infrastructure: Set<String> { layout.backends["SQLite"] ?? [] }

  public var s1: Outcome {
    let literals = code.literals.filter { literal in
      let module = code.model.file(literal.file).module
      return !layout.tools.contains(module)
    }
    let statements = literals.filter { SQLText($0.text).isSQL }
    let outside = statements.filter { !infrastructure.contains(code.model.file($0.file).module) }
      .map { code.breach(at: $0, "SQL outside Infrastructure") }
    let built = statements.compactMap { literal in buildFault(literal).map { code.breach(at: literal, $0) } }
    return Rule.s1.outcome(
      Finding(count: literals.count, subject: "string literals", breaches: outside),
      Finding(count: statements.count, subject: "statements and pieces of SQL", breaches: built),
      tableOwners)
  }

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
    if let next = token(1), next.isSign("+"), token(2)?.isString == false { return "SQL is built by adding" }
    if let before = token(-1), before.isSign("+") || before.isSign("+="), token(-2)?.isString == false {
      return "SQL is built by adding"
    }
    if let before = token(-1), before.isMark("("), let name = token(-2), name.isWord("append") || name.isWord("format")
    {
      return "SQL is built by \(name.text)"
    }
    return nil
  }

  private var tableOwners: Finding {
    let writes = tableWrites
    let owners = Dictionary(grouping: writes, by: \.table)
    let breaches = owners.values.flatMap { writes -> [Breach] in
      guard let owner = owner(of: writes) else { return [] }
      return writes.filter { $0.owner != owner }.map {
        code.breach(at: $0.literal, "\($0.table) belongs to \(owner), and \($0.owner) writes it")
      }
    }
    return Finding(count: owners.count, subject: "tables", breaches: breaches)
  }

  /// Who makes the table owns it; without that, who writes it first in the order of paths.
  private func owner(of writes: [TableWrite]) -> String? {
    let maker = writes.first { $0.literal.text.uppercased().contains("CREATE TABLE") }
    return (maker ?? writes.first)?.owner
  }
}
