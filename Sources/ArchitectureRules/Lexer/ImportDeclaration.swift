/// One `import`, in whatever branch of an `#if` it stands.
public struct ImportDeclaration: Sendable, Equatable {
  public let module: String
  /// Such as `testable` or `_exported`.
  public let attributes: [String]
  /// Such as `package`; nothing when it isn't written.
  public let accessLevel: String?
  public let line: Int32
  public let column: Int32
  public let isConditional: Bool
}

extension SourceText {
  /// The imports in the order of the file.
  public var imports: [ImportDeclaration] {
    tokens.indices.compactMap { index in
      guard tokens[index].isWord("import"), isStatement(at: index) else { return nil }
      return importDeclaration(at: index)
    }
  }

  private static let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private", "open"]
  private static let entityKinds: Set<String> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
  ]

  private func isStatement(at index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return !before.isSign(".") && !before.isMark("(") && !before.isMark(",")
  }

  private func importDeclaration(at index: Int) -> ImportDeclaration? {
    var name = index + 1
    guard name < tokens.count, tokens[name].kind == .word else { return nil }
    if Self.entityKinds.contains(tokens[name].text), name + 1 < tokens.count { name += 1 }
    var attributes: [String] = []
    var accessLevel: String?
    var before = index - 1
    while before >= 0 {
      if Self.accessLevels.contains(tokens[before].text) {
        accessLevel = tokens[before].text
      } else if tokens[before].isMark(")"), partner[before] > 0 {
        before = Int(partner[before])
      } else if before > 0, tokens[before].kind == .word, tokens[before - 1].isMark("@") {
        attributes.insert(tokens[before].text, at: 0)
        before -= 1
      } else {
        break
      }
      before -= 1
    }
    return ImportDeclaration(
      module: tokens[name].text, attributes: attributes, accessLevel: accessLevel, line: tokens[index].line,
      column: tokens[index].column, isConditional: tokens[index].conditions > 0)
  }
}
