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
    ("CommandDeps", "API/Deps/Commands", ["Kernel", "CommandPorts", "Commands"]),
    ("QueryDeps", "API/Deps/Queries", ["Kernel", "QueryPorts", "Queries"]),
    ("API", "API", ["Kernel", "CommandPorts", "QueryPorts", "Commands", "Queries"]),
    (
      "Composition", "Composition",
      [
        "Kernel", "CommandPorts", "QueryPorts", "Commands", "Queries", "Projections", "SQLiteStore", "SQLiteWriters",
        "SQLiteReaders", "SQLiteProjections", "CommandDeps", "QueryDeps", "API",
      ]
    ),
  ]

  let root: String
  let domains: [String]

  /// Thirteen sources a domain, and those that all share.
  init(sources: Int) throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("shop-\(UUID().uuidString)").path
    domains = (1...max(1, sources / 13)).map { "Topic\($0)" }
    try write(manifest, to: "Package.swift")
    for (path, text) in Self.shared { try write(text, to: "Sources/\(path)") }
    try write(Self.list(of: domains), to: "Sources/Composition/Features.swift")
    for domain in domains {
      for (path, text) in Self.sources(of: domain) { try write(text, to: "Sources/\(path)") }
    }
    for module in Self.modules { try compile(module.name, module.folder) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  func load() throws -> Codebase { try Codebase.load(CodeModel.Sources(root: root), store: "\(root)/store") }

  var layout: Layout {
    var layout = Layout.layered()
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
    // The folder of factories lies in the API's, and is none of its.
    let left = module == "API" ? "-not -path '*/Deps/*'" : ""
    let options = [
      "-module-name \(module)", "-parse-as-library", "-swift-version 6", "-package-name shop", "-c", "-emit-module",
      "-emit-module-path \(root)/objects/\(module).swiftmodule", "-I \(root)/objects", "-index-ignore-system-modules",
      "-index-store-path \(root)/store", "-Onone",
    ].joined(separator: " ")
    try Shell.run(
      "sh", "-c", "swiftc \(options) $(find '\(root)/Sources/\(folder)' -name '*.swift' \(left))", in: objects)
  }

  private var manifest: String {
    let targets = Self.modules.map { module in
      let uses = module.uses.map { "\"\($0)\"" }.joined(separator: ", ")
      let excluded = module.name == "API" ? ", exclude: [\"Deps\"]" : ""
      return
        ".target(name: \"\(module.name)\", dependencies: [\(uses)], path: \"Sources/\(module.folder)\"\(excluded)),"
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
