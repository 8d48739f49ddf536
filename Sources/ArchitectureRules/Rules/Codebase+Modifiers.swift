extension Codebase {
  private static let modifiers: Set<String> = [
    "public", "package", "internal", "fileprivate", "private", "open", "static", "class", "final", "mutating",
    "nonmutating", "override", "lazy", "weak", "unowned", "nonisolated", "indirect", "func", "var", "let", "init",
    "subscript", "struct", "enum", "protocol", "required", "convenience", "dynamic", "async", "isolated", "case",
  ]

  /// The modifiers and the keyword before a declaration's name, nearest first, such as `["let", "static", "package"]`.
  public func modifiers(of symbol: SymbolID) -> [String] {
    guard let place = model.definition(of: symbol) else { return [] }
    let text = text(ofFile: place.file)
    var index = text.tokenIndex(line: place.line, column: place.column) - 1
    var found: [String] = []
    while index >= 0 {
      let token = text.tokens[index]
      if Self.modifiers.contains(token.text) {
        found.append(token.text)
      } else if token.isMark(")"), text.partner[index] > 0,
        Self.modifiers.contains(text.tokens[Int(text.partner[index]) - 1].text)
      {
        index = Int(text.partner[index])
      } else if index > 0, text.tokens[index - 1].isMark("@") {
        index -= 1
      } else {
        break
      }
      index -= 1
    }
    return found
  }

  /// Whether a property is declared with `let`; of several in one declaration the nearest keyword before counts.
  public func isConstant(_ property: SymbolID) -> Bool {
    guard let place = model.definition(of: property) else { return false }
    let text = text(ofFile: place.file)
    let start = text.tokenIndex(line: place.line, column: place.column)
    for token in text.tokens[..<start].reversed() {
      if token.isWord("let") { return true }
      if token.isWord("var") { return false }
    }
    return false
  }

  public func breach(at literal: StringLiteral, _ message: String) -> Breach {
    Breach(
      file: model.file(literal.file).relativePath, line: literal.line, column: literal.column, message: message,
      symbol: literal.owner.map { model.path(of: $0) } ?? "")
  }
}
