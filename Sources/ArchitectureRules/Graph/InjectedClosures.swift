/// Closures that are handed over and kept: who calls the property runs what was put into it.
///
/// The index knows where a property is called, and what a closure mentions where it is written. What joins them is the
/// place of the closure: among the arguments of the initialiser, or on the right of an assignment.
struct InjectedClosures {
  let model: CodeModel
  let texts: [SourceText]
  let written: [CallGraph.Edge]

  /// From each property that holds a closure to what is mentioned where it is given one.
  func edges() -> [CallGraph.Edge] {
    let places = KeptClosures(model: model, written: written, properties: closureProperties())
    guard !places.properties.isEmpty else { return [] }
    let getters = gettersByProperty()
    let byFile = edgesByFile()
    var result: [CallGraph.Edge] = []
    for edge in written {
      let occurrence = model.occurrences[Int(edge.occurrence)]
      let kept = places.keeping(edge.to)
      guard !kept.isEmpty, let range = handedOver(edge, occurrence, places) else { continue }
      let receivers = kept.map { getters[$0] ?? $0 }
      let text = texts[Int(occurrence.file)]
      // Whoever runs a closure that holds SQL runs what its writer wrote.
      if text.holdsSQLInClosure(range) {
        result += receivers.map {
          CallGraph.Edge(from: $0, to: edge.from, occurrence: edge.occurrence, isWritten: false)
        }
      }
      for other in byFile[Int(occurrence.file)] {
        let place = model.occurrences[Int(written[other].occurrence)]
        let token = text.tokenIndex(line: place.line, column: place.column)
        guard range.contains(token), text.isHandedOver(token, within: range) else { continue }
        for receiver in receivers where receiver != written[other].to {
          result.append(
            CallGraph.Edge(
              from: receiver, to: written[other].to, occurrence: written[other].occurrence, isWritten: false))
        }
      }
    }
    return result
  }

  /// The stored properties and variables of this package whose type is or holds a function, or `Any`, which may be one.
  private func closureProperties() -> Set<SymbolID> {
    var found: Set<SymbolID> = []
    for index in model.symbols.indices where model.declarations.definition[index] >= 0 {
      let symbol = model.symbols[index]
      guard symbol.kind.isProperty, !symbol.name.contains("(") else { continue }
      // A function type is mangled with a `c`, `Any` as `yp`; only those are demangled.
      guard symbol.usr.contains("c") || symbol.usr.contains("yp"),
        let signature = Demangler.signature(ofUSR: symbol.usr)
      else { continue }
      if signature.contains("->") || signature.firstMatch(of: /\bAny\b/) != nil { found.insert(SymbolID(index)) }
    }
    return found
  }

  private func handedOver(_ edge: CallGraph.Edge, _ occurrence: Occurrence, _ places: KeptClosures) -> Range<Int>? {
    let text = texts[Int(occurrence.file)]
    let token = text.tokenIndex(line: occurrence.line, column: occurrence.column)
    guard places.properties.contains(edge.to) else { return text.callExtent(ofTokenAt: token) }
    return occurrence.roles.contains(.write) ? text.assignedExtent(ofTokenAt: token) : nil
  }

  /// Who names the type or the property runs nothing; who gets the value may.
  private func gettersByProperty() -> [SymbolID: SymbolID] {
    var result: [SymbolID: SymbolID] = [:]
    for index in model.declarations.accessorOf.indices where model.declarations.accessorOf[index] >= 0 {
      if model.symbols[index].name.hasPrefix("getter:") {
        result[model.declarations.accessorOf[index]] = SymbolID(index)
      }
    }
    return result
  }

  private func edgesByFile() -> [[Int]] {
    var result = [[Int]](repeating: [], count: texts.count)
    for (index, edge) in written.enumerated() {
      result[Int(model.occurrences[Int(edge.occurrence)].file)].append(index)
    }
    return result
  }
}
