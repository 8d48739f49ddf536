// swift-tools-version: 6.2
import PackageDescription

func layer(_ name: String, at path: String, excluding: [String] = [], uses: [String] = []) -> Target {
  .target(name: name, dependencies: uses.map { .target(name: $0) }, path: "Sources/\(path)", exclude: excluding)
}

let package = Package(
  name: "shop",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CSQLite", path: "Sources/CSQLite"),
    layer("Kernel", at: "Kernel"),
    layer("Domain", at: "Domain", uses: ["Kernel"]),
    layer("CommandPorts", at: "Ports/Commands", uses: ["Kernel", "Domain"]),  // decoy: L2
    layer("QueryPorts", at: "Ports/Queries", uses: ["Kernel"]),
    layer(
      "Commands",  // plant: L2
      at: "Application/Commands", uses: ["Kernel", "Domain", "CommandPorts", "QueryPorts"]),
    layer("Queries", at: "Application/Queries", uses: ["Kernel", "QueryPorts", "Domain", "CommandPorts"]),  // plant: L2
    layer("Projections", at: "Application/Projections", uses: ["Kernel", "Domain"]),
    layer("Workers", at: "Application/Workers", uses: ["Domain", "CommandPorts"]),  // plant: L2
    layer("SQLiteStore", at: "Infrastructure/SQLite/Store", uses: ["CSQLite"]),
    layer(
      "SQLiteWriters", at: "Infrastructure/SQLite/Writers", uses: ["Kernel", "Domain", "CommandPorts", "SQLiteStore"]),
    layer(
      "SQLiteReaders",  // plant: L2
      at: "Infrastructure/SQLite/Readers", uses: ["Kernel", "QueryPorts", "SQLiteStore", "SQLiteWriters"]),
    layer(
      "SQLiteProjections", at: "Infrastructure/SQLite/Projections",
      uses: ["Kernel", "Domain", "Projections", "SQLiteStore"]),
    layer(
      "CommandDeps",  // plant: L2
      at: "API/Deps/Commands", uses: ["Kernel", "CommandPorts", "Commands", "QueryPorts"]),
    layer("QueryDeps", at: "API/Deps/Queries", uses: ["Kernel", "QueryPorts", "Queries"]),  // decoy: L2
    layer(
      "API", at: "API", excluding: ["Deps"],
      uses: ["Kernel", "CommandPorts", "QueryPorts", "Commands", "Queries"]),
    layer(
      "Composition", at: "Composition",
      uses: [
        "Kernel", "CommandPorts", "QueryPorts", "Commands", "Queries", "Projections", "SQLiteStore", "SQLiteWriters",
        "SQLiteReaders", "SQLiteProjections", "CommandDeps", "QueryDeps", "API", "Domain",
      ]),
    layer("Extras", at: "Extras"),  // plant: L2
    .executableTarget(
      name: "Shop",
      dependencies: [
        "Kernel", "Domain", "CommandPorts", "QueryPorts", "Commands", "Queries", "Projections", "Workers",
        "SQLiteStore", "SQLiteWriters", "SQLiteReaders", "SQLiteProjections", "CommandDeps", "QueryDeps", "API",
        "Composition", "Extras",
      ], path: "Sources/Shop"),
  ]
)
