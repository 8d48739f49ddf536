import ArchitectureRules
import Foundation

/// A package of many domains with a source in each layer, compiled for its index alone.
struct GeneratedShop {
  static let modules: [(name: String, folder: String, uses: [String])] = [
    ("Kernel", "Kernel", []), ("SQLiteStore", "Infrastructure/SQLite/Store", []),
    ("Domain", "Domain", ["Kernel"]), ("CommandPorts", "Ports/Commands", ["Kernel", "Domain"]),
    ("QueryPorts", "Ports/Queries", ["Kernel"]),
    ("Commands", "Application/Commands", ["Kernel", "Domain", "CommandPorts"]),
    ("Queries", "Application/Queries", ["Kernel", "QueryPorts"]),
    ("Projections", "Application/Projections", ["Kernel", "Domain"]),
    ("SQLiteWriters", "Infrastructure/SQLite/Writers", ["Kernel", "Domain", "CommandPorts", "SQLiteStore"]),
    ("SQLiteReaders", "Infrastructure/SQLite/Readers", ["Kernel", "QueryPorts", "SQLiteStore"]),
    ("SQLiteProjections", "Infrastructure/SQLite/Projections", ["Kernel", "Domain", "Projections", "SQLiteStore"]),
    ("API", "API", ["Kernel", "CommandPorts", "QueryPorts", "Commands", "Queries"]),
  ]

  let root: String
  let domains: [String]

  /// Ten sources a domain, and four that all share.
  init(sources: Int) throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("shop-\(UUID().uuidString)").path
    domains = (1...max(1, sources / 10)).map { "Topic\($0)" }
    try write(manifest, to: "Package.swift")
    for (path, text) in Self.shared { try write(text, to: "Sources/\(path)") }
    for domain in domains {
      for (path, text) in Self.sources(of: domain) { try write(text, to: "Sources/\(path)") }
    }
    for module in Self.modules { try compile(module.name, module.folder) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  func load() throws -> Codebase { try Codebase.load(CodeModel.Sources(root: root), store: "\(root)/store") }

  var layout: Layout {
    var layout = Layout.layered(domains: domains.map { Layout.Domain($0, in: Layout.projectedLayers) })
    layout.imports = Dictionary(uniqueKeysWithValues: Self.modules.map { ($0.name, Set($0.uses)) })
    layout.programs = []
    return layout
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  private func compile(_ module: String, _ folder: String) throws {
    let objects = "\(root)/objects/\(module)"
    try FileManager.default.createDirectory(atPath: objects, withIntermediateDirectories: true)
    let options = [
      "-module-name \(module)", "-parse-as-library", "-swift-version 6", "-package-name shop", "-c", "-emit-module",
      "-emit-module-path \(root)/objects/\(module).swiftmodule", "-I \(root)/objects", "-index-ignore-system-modules",
      "-index-store-path \(root)/store", "-Onone",
    ].joined(separator: " ")
    try Shell.run("sh", "-c", "swiftc \(options) $(find '\(root)/Sources/\(folder)' -name '*.swift')", in: objects)
  }

  private var manifest: String {
    let targets = Self.modules.map { module in
      let uses = module.uses.map { "\"\($0)\"" }.joined(separator: ", ")
      return ".target(name: \"\(module.name)\", dependencies: [\(uses)], path: \"Sources/\(module.folder)\"),"
    }
    return """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(name: "shop", targets: [
      \(targets.joined(separator: "\n"))
      ])
      """
  }
}
