/// The rules of a layered CQRS package. Each property is one rule's outcome for a codebase.
public struct CQRSRules {
  public let code: Codebase
  public let layout: Layout

  public init(_ code: Codebase, _ layout: Layout) {
    self.code = code
    self.layout = layout
  }

  /// All rules, in the order of the table in docs/reference/architecture.md.
  public var outcomes: [Outcome] {
    [
      l1, l2, l3, q1, q2, q3, c1, c2, c3, c4, n1, n2, d1, d2, d3, p1, p2, a1, a2, a3, e1, s1,
    ].map { $0.explained(by: layout.decisions[$0.rule.id]) }
  }

  // MARK: - Parts that rules share

  static let writeSide: Set<String> = ["CommandPorts", "Commands", "SQLiteWriters", "Workers"]
  static let readSide: Set<String> = ["QueryPorts", "Queries", "SQLiteReaders"]

  /// The files of the modules that rules look at.
  var files: [SourceFile] { code.model.files.filter { !layout.tools.contains($0.module) } }

  /// The domain folder that a file stands in, when its layer has such folders: `Orders`, `Shared`.
  func domainFolder(of file: SourceFile) -> String? {
    guard let layer = layout.layers.first(where: { file.relativePath.hasPrefix($0.folder + "/") }) else { return nil }
    let inside = file.relativePath.dropFirst(layer.folder.count + 1).split(separator: "/")
    guard inside.count > 1, let first = inside.first else { return nil }
    return layout.technicalFolders[layer.module]?.contains(String(first)) == true ? nil : String(first)
  }
}
