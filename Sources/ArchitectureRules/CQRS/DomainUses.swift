extension CQRSRules {
  /// One domain's first mention of another in a file.
  struct DomainUse {
    let from: String
    let to: String
    let edge: CallGraph.Edge
  }

  /// Every mention, in a domain's folder, of what another domain's folder declares.
  var domainUses: [DomainUse] {
    let known = Set(layout.domains.map(\.name)).union(layout.sharedFolders)
    let folders = code.model.files.map { file in domainFolder(of: file).flatMap { known.contains($0) ? $0 : nil } }
    let count = CallGraph.Node(code.model.symbols.count)
    return code.graph.edges.compactMap { edge in
      guard edge.isWritten, edge.to < count else { return nil }
      let place = code.model.occurrence(edge.occurrence).file
      guard let from = folders[Int(place)], let target = code.model.definition(of: edge.to)?.file,
        let to = folders[Int(target)], from != to, !layout.sharedFolders.contains(to)
      else { return nil }
      return DomainUse(from: from, to: to, edge: edge)
    }
  }
}
