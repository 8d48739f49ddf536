/// The domains of a package as its folders tell them: a folder of one name inside two layers or more.
struct DomainTree: Sendable {
  let domains: [Domain]
  /// Folders that stand in one layer only, each with that layer: misspelt, or hardly begun.
  let strays: [String: String]

  private let layout: Layout
  private let known: Set<String>

  init(_ layout: Layout, _ sources: some Sequence<(module: String, path: String)>) {
    self.layout = layout
    var layers: [String: Set<String>] = [:]
    for source in sources {
      guard let folder = Self.folder(ofSource: source.path, in: source.module, layout) else { continue }
      if !layout.sharedFolders.contains(folder) { layers[folder, default: []].insert(source.module) }
    }
    domains = layers.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { name, layers in
      Domain(name, kind: layout.kind(of: name, in: layers), layers: layers)
    }
    strays = layers.filter { $0.value.count == 1 }.compactMapValues(\.first)
    known = Set(domains.map(\.name))
  }

  func isDomain(_ folder: String) -> Bool { known.contains(folder) }

  /// The folder inside its layer that a source stands in: `Orders`, `Shared`; nothing for technical ones.
  func folder(of file: SourceFile) -> String? { Self.folder(ofSource: file.relativePath, in: file.module, layout) }

  /// The domains in one of whose folders a file stands, wherever below the root: `Tests/APITests/Orders`.
  func owners(ofPath path: String) -> Set<String> {
    Set(path.split(separator: "/").dropLast().lazy.map(String.init).filter(known.contains))
  }

  private static func folder(ofSource path: String, in module: String, _ layout: Layout) -> String? {
    guard let layer = layout.layers.first(where: { $0.module == module && path.hasPrefix("\($0.folder)/") }) else {
      return nil
    }
    let inside = path.dropFirst(layer.folder.count + 1).split(separator: "/")
    guard inside.count > 1, let first = inside.first.map(String.init) else { return nil }
    return layout.technicalFolders[module]?.contains(first) == true ? nil : first
  }
}

/// A domain, told by its folders.
public struct Domain: Sendable {
  public let name: String
  public let kind: Layout.Kind
  /// The modules in which it has a folder.
  public let layers: Set<String>

  init(_ name: String, kind: Layout.Kind, layers: Set<String>) {
    self.name = name
    self.kind = kind
    self.layers = layers
  }
}

extension Layout {
  /// The domains of some sources, each given by its module and its path from the root, in order of name.
  public func domains(in sources: [(module: String, path: String)]) -> [Domain] { DomainTree(self, sources).domains }

  /// A file to make in each layer of the package in which a domain should stand and does not, in order of path.
  public func missingFiles(of domain: Domain) -> [String] {
    var wanted = domain.kind.needs
    for pair in pairs where !pair.isDisjoint(with: domain.layers) { wanted.formUnion(pair) }
    return wanted.subtracting(domain.layers).filter { imports[$0] != nil }
      .compactMap { file(of: domain.name, in: $0) }.sorted()
  }

  fileprivate func kind(of name: String, in layers: Set<String>) -> Kind {
    if machinery.contains(name) { return .operations }
    return kinds.first { $0.fits(layers) } ?? .rows
  }
}
