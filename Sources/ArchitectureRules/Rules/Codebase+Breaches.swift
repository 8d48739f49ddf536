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
    let count = CallGraph.Node(model.symbols.count)
    return node < count ? model.path(of: node) : "top level of \(model.file(node - count).relativePath)"
  }
}
