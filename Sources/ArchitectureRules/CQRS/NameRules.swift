extension CQRSRules {
  public var n1: Outcome {
    Rule.n1.outcome(
      of: useCases("Commands", intent: "Command", handler: "Interactor", verbs: nil)
        + useCases("Queries", intent: "Query", handler: "QueryService", verbs: Self.queryVerbs))
  }

  private static let queryVerbs: Set<String> = ["Get", "List", "Count", "Exists"]

  private func useCases(_ module: String, intent: String, handler: String, verbs: Set<String>?) -> [Finding] {
    let conforming = Set(code.conformers(of: intent))
    let handling = Set(code.conformers(of: handler))
    let types = code.modules(module).types.filter("\(intent) types") { $0.kind != .protocol }
    let intents = types.filter("\(intent) types") { conforming.contains($0.id) || $0.name.hasSuffix(intent) }
    let handlers = types.filter("\(handler) types") { handling.contains($0.id) || $0.name.hasSuffix(handler) }
    let handlersByStem = Dictionary(grouping: handlers.symbols) { stem(of: $0, without: handler) ?? "" }
    let intentsByFile = Dictionary(grouping: intents.symbols) { code.model.definition(of: $0)?.file ?? -1 }
    return [
      intents.each { symbol in
        guard let stem = stem(of: symbol.id, without: intent) else { return "\(symbol.name) does not end in \(intent)" }
        if !conforming.contains(symbol.id) { return "\(symbol.name) is named like a \(intent) and is none" }
        if let fault = Self.fault(inStem: stem, verbs: verbs) { return fault }
        guard let file = code.model.file(of: symbol.id) else { return nil }
        if file.stem != stem { return "\(symbol.name) belongs in \(stem).swift" }
        if (intentsByFile[file.id] ?? []).count > 1, intentsByFile[file.id]?.first != symbol.id {
          return "one use case a file: \(file.name) holds another"
        }
        return handlersByStem[stem] == nil ? "\(stem)\(handler) is missing" : nil
      },
      handlers.each { symbol in
        guard let stem = stem(of: symbol.id, without: handler) else {
          return "\(symbol.name) does not end in \(handler)"
        }
        if !handling.contains(symbol.id) { return "\(symbol.name) is named like a \(handler) and is none" }
        guard let file = code.model.file(of: symbol.id) else { return nil }
        return file.stem == stem ? nil : "\(symbol.name) belongs in \(stem).swift, beside its \(intent)"
      },
    ]
  }

  private func stem(of symbol: SymbolID, without suffix: String) -> String? {
    let name = code.model.symbol(symbol).name
    return name.hasSuffix(suffix) && name.count > suffix.count ? String(name.dropLast(suffix.count)) : nil
  }

  /// A verb and a noun: at least two words, the first not a noun that is a domain's.
  private static func fault(inStem stem: String, verbs: Set<String>?) -> String? {
    let words = stem.split(separator: /(?=[A-Z])/)
    guard words.count >= 2, let first = words.first else { return "\(stem) is not {Verb}{Noun}" }
    if let verbs, !verbs.contains(String(first)) {
      return "\(stem) does not begin with \(verbs.sorted().joined(separator: ", "))"
    }
    return nil
  }
}
