extension Codebase {
  /// A breach at a declaration.
  public func breach(at symbol: SymbolID, _ message: String) -> Breach {
    guard let place = model.definition(of: symbol) else {
      return Breach(file: "", line: 1, column: 1, message: message, symbol: model.path(of: symbol))
    }
    return Breach(
      file: model.file(place.file).relativePath, line: place.line, column: place.column, message: message,
      symbol: model.path(of: symbol))
  }

  /// A breach at a mention of a symbol inside a declaration.
  public func breach(at occurrence: Int32, in container: CallGraph.Node, _ message: String, path: [Breach.Hop] = [])
    -> Breach
  {
    let place = model.occurrence(occurrence)
    return Breach(
      file: model.file(place.file).relativePath, line: place.line, column: place.column, message: message, path: path,
      symbol: name(of: container))
  }

  /// A breach at a token of a file.
  public func breach(in text: SourceText, at token: Token, _ message: String) -> Breach {
    Breach(file: text.relativePath, line: token.line, column: token.column, message: message)
  }

  /// What a node is called: a declaration's full name, or a file's for its top-level code.
  public func name(of node: CallGraph.Node) -> String {
    guard node < graph.symbolCount else {
      return "top level of \(model.file(node - Int32(graph.symbolCount)).relativePath)"
    }
    guard model.definition(of: node) == nil, let signature = Demangler.signature(ofUSR: model.symbol(node).usr) else {
      return model.path(of: node)
    }
    return Self.shortName(in: signature)
  }

  /// `Date.init` for `FoundationEssentials.Date.init() -> FoundationEssentials.Date`.
  private static func shortName(in signature: String) -> String {
    let plain = signature.replacing(/^(static )?(\(extension in \w+\):)?/, with: "").replacing(
      /<.*?>(?=[.(])/, with: "")
    let name = plain.prefix { $0 != "(" && $0 != " " }.split(separator: ".").dropFirst()
    return name.filter { $0 != "getter" && $0 != "setter" }.joined(separator: ".")
  }
}
