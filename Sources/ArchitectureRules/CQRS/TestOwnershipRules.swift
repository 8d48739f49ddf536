/// N3 where the index has nothing: in tests and scripts a type is known by its name alone.
extension CQRSRules {
  private typealias Owned = [String: Set<String>]

  /// No test outside a domain's folders names its types, or those of the helpers that stand in its folders of the tests.
  func namesInTests(_ names: [String: Set<String>]) -> Finding {
    let tests = testTexts
    let helpers = helpers(in: tests)
    let mentions = tests.flatMap { text -> [(text: SourceText, token: Token, domain: String)] in
      let own = tree.owners(ofPath: text.relativePath)
      let near = helpers[text.target] ?? [:]
      return text.tokens.compactMap { token in
        guard token.kind == .word, token.isCapitalised, let owners = names[token.text] ?? near[token.text] else {
          return nil
        }
        return foreign(owners, to: own).first.map { (text, token, $0) }
      }
    }
    let declared = frameTypes(in: tests, of: Set(mentions.map(\.text.target)))
    let breaches = mentions.filter { declared[$0.text.target]?.contains($0.token.text) != true }.map { mention in
      code.breach(in: mention.text, at: mention.token, "names \(mention.token.text) of \(mention.domain)")
    }
    return Finding(count: tests.count, subject: "test sources", mayBeEmpty: domains.isEmpty, breaches: breaches)
  }

  /// For each target the types that domains declare in the tests: in its own folders, and in those of targets that are
  /// no tests themselves and that others import.
  private func helpers(in tests: [SourceText]) -> [Substring: Owned] {
    var near: [Substring: Owned] = [:]
    var everywhere: Owned = [:]
    let support = Set((code.manifest?.targets ?? []).filter { $0.type != "test" }.compactMap(\.path))
    for text in tests {
      let owners = tree.owners(ofPath: text.relativePath)
      guard !owners.isEmpty else { continue }
      for name in text.outerTypes {
        near[text.target, default: [:]][name, default: []].formUnion(owners)
        if support.contains("Tests/\(text.target)") { everywhere[name, default: []].formUnion(owners) }
      }
    }
    for target in Set(tests.map(\.target)) { near[target, default: [:]].merge(everywhere) { own, _ in own } }
    return near
  }

  /// What a target's own frame declares is none of a domain's, whatever it is called. An alias is no type of its own.
  private func frameTypes(in tests: [SourceText], of targets: Set<Substring>) -> [Substring: Set<String>] {
    let frame = tests.filter { targets.contains($0.target) && tree.owners(ofPath: $0.relativePath).isEmpty }
    return Dictionary(grouping: frame, by: \.target).mapValues { Set($0.flatMap(\.types)) }
  }

  /// A name of one word may mean anything in a script.
  func namesInScripts(_ names: [String: Set<String>]) -> Finding {
    let scripts = layout.scriptFolders.flatMap { ScriptText.all(below: $0, of: code.model.root) }
    let breaches = scripts.flatMap { script -> [Breach] in
      let own = tree.owners(ofPath: script.relativePath)
      let classes = script.classes
      return script.words.filter { $0.isCompound && !classes.contains($0.text) }.compactMap { word in
        names[word.text].flatMap { foreign($0, to: own).first }.map { domain in
          Breach(
            file: script.relativePath, line: word.line, column: word.column, message: "names \(word.text) of \(domain)")
        }
      }
    }
    return Finding(count: scripts.count, subject: "scripts", mayBeEmpty: true, breaches: breaches)
  }
}

extension Token {
  fileprivate var isCapitalised: Bool { text.utf8.first.map { 65...90 ~= $0 } ?? false }
}

extension SourceText {
  private static let typeWords: Set<String> = ["struct", "class", "enum", "actor", "protocol"]

  /// `APITests` for a file below `Tests/APITests`.
  fileprivate var target: Substring { relativePath.split(separator: "/").dropFirst().first ?? "" }

  /// The types that the file declares, at whatever depth.
  fileprivate var types: [String] { tokens.indices.compactMap(typeName) }

  /// Those that other files see: outside of every other declaration, and not private.
  fileprivate var outerTypes: [String] {
    var found: [String] = []
    var index = 0
    while index < tokens.count {
      if tokens[index].isMark("{") { index = max(index, Int(partner[index])) }
      let isHidden = index > 0 && (tokens[index - 1].isWord("private") || tokens[index - 1].isWord("fileprivate"))
      if let name = typeName(declaredAt: index), !isHidden { found.append(name) }
      index += 1
    }
    return found
  }

  private func typeName(declaredAt index: Int) -> String? {
    guard tokens[index].kind == .word, Self.typeWords.contains(tokens[index].text), index + 1 < tokens.count,
      tokens[index + 1].kind == .word
    else { return nil }
    return tokens[index + 1].text
  }
}
