extension CQRSRules {
  /// One domain's mention of another.
  struct DomainUse {
    let from: String
    let to: String
    let edge: CallGraph.Edge
  }

  /// Every mention, in a domain's folder of a layer or in a shared one, of what another domain's folder declares.
  var domainUses: [DomainUse] {
    let folders = code.model.files.map { isInDomains($0) ? domainFolder(of: $0) : nil }
    let count = CallGraph.Node(code.model.symbols.count)
    return code.graph.edges.compactMap { edge in
      guard edge.isWritten, edge.to < count else { return nil }
      let place = code.model.occurrence(edge.occurrence).file
      guard let from = folders[Int(place)], let target = code.model.definition(of: edge.to)?.file,
        let to = folders[Int(target)], from != to, !layout.sharedFolders.contains(to)
      else { return nil }
      // What all share is the frame's, which knows the machinery.
      if layout.sharedFolders.contains(from), layout.machinery.contains(to) { return nil }
      return DomainUse(from: from, to: to, edge: edge)
    }
  }

  /// Whether a file stands inside a layer in the folder of a domain or in one that all domains share; D3 looks at those,
  /// N3 at all others.
  func isInDomains(_ file: SourceFile) -> Bool {
    guard let folder = domainFolder(of: file) else { return false }
    return tree.isDomain(folder) || layout.sharedFolders.contains(folder)
  }
}
