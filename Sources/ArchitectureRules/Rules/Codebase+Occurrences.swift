extension Codebase {
  /// The mentions of some symbols in a file.
  func occurrences(of symbols: Set<SymbolID>, in file: FileID) -> [Occurrence] {
    let range = fileRanges[Int(file)]
    return model.occurrences[range].filter { symbols.contains($0.symbol) && !$0.roles.contains(.definition) }
  }

  /// The written edges whose mention lies among some tokens of a file.
  func edges(in file: FileID, tokens range: Range<Int>) -> [CallGraph.Edge] {
    let text = text(ofFile: file)
    return (edgesByFile[Int(file)]).compactMap { index in
      let edge = graph.edges[Int(index)]
      let place = model.occurrence(edge.occurrence)
      return range.contains(text.tokenIndex(line: place.line, column: place.column)) ? edge : nil
    }
  }

  /// Occurrences stand in the order of their files.
  static func ranges(of model: CodeModel) -> [Range<Int>] {
    var ranges = [Range<Int>](repeating: 0..<0, count: model.files.count)
    var start = 0
    while start < model.occurrences.count {
      let file = model.occurrences[start].file
      var end = start
      while end < model.occurrences.count, model.occurrences[end].file == file { end += 1 }
      ranges[Int(file)] = start..<end
      start = end
    }
    return ranges
  }

  static func writtenEdges(of graph: CallGraph, _ model: CodeModel) -> [[Int32]] {
    var result = [[Int32]](repeating: [], count: model.files.count)
    for (index, edge) in graph.edges.enumerated() where edge.isWritten {
      result[Int(model.occurrences[Int(edge.occurrence)].file)].append(Int32(index))
    }
    return result
  }
}

extension SourceText {
  /// Whether a token stands in a closure that names a parameter of a type, such as `{ (tx: any Transaction) in`.
  func isInClosure(taking type: String, _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0 {
      if tokens[before].isMark("{"), Int(partner[before]) > index {
        var inside = before + 1
        while inside < index, !tokens[inside].isWord("in"), tokens[inside].line <= tokens[before].line + 2 {
          if tokens[inside].isWord(type) { return true }
          inside += 1
        }
        if isAnnotated(closureAt: before, taking: type) { return true }
      }
      before -= 1
    }
    return false
  }

  /// `let body: (any Transaction) throws -> Void = {`
  private func isAnnotated(closureAt brace: Int, taking type: String) -> Bool {
    guard brace > 0, tokens[brace - 1].isSign("=") else { return false }
    var index = brace - 2
    while index >= 0, !tokens[index].isWord("let"), !tokens[index].isWord("var"), !tokens[index].isMark("{") {
      if tokens[index].isWord(type) { return true }
      index -= 1
    }
    return false
  }
}
