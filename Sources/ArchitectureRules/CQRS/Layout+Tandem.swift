extension Layout {
  /// The layers of a domain by its kind.
  public static let directLayers: Set<String> = [
    "CommandPorts", "QueryPorts", "Commands", "Queries", "SQLiteWriters", "SQLiteReaders", "API",
  ]
  public static let projectedLayers: Set<String> = directLayers.union(["Domain", "Projections", "SQLiteProjections"])

  /// The layer table of the architecture (docs/reference/architecture.md) for some domains.
  public static func layered(domains: [Domain], crossings: [Crossing] = []) -> Layout {
    let values: Set<String> = ["Kernel", "JSON", "Telemetry", "Configuration"]
    let sides: Set<String> = ["CommandPorts", "QueryPorts", "Commands", "Queries"]
    return Layout(
      imports: [
        "Kernel": [], "JSON": ["Kernel"], "HTTPValues": [], "Telemetry": [], "Configuration": [],
        "Domain": ["Kernel"],
        "CommandPorts": ["Kernel", "Domain"],
        "QueryPorts": ["Kernel"],
        "Commands": ["Kernel", "Domain", "CommandPorts"],
        "Queries": ["Kernel", "QueryPorts"],
        "Projections": ["Kernel", "Domain"],
        "SQLiteStore": ["CSQLite"],
        "SQLiteWriters": ["Kernel", "JSON", "Domain", "CommandPorts", "SQLiteStore"],
        "SQLiteReaders": ["Kernel", "JSON", "QueryPorts", "SQLiteStore"],
        "SQLiteProjections": ["Kernel", "JSON", "Domain", "Projections", "SQLiteStore"],
        "Secrets": ["Kernel", "CommandPorts", "CSodium"],
        "HostSystem": ["Kernel", "CommandPorts"],
        "Signals": ["Kernel", "QueryPorts", "Projections"],
        "HTTPServer": ["HTTPValues", "CMicroHTTPD"],
        "API": values.union(["HTTPValues"]).union(sides),
        "CommandLineTool": values.union(sides),
        "Composition": [
          "Kernel", "Telemetry", "Configuration", "CommandPorts", "Commands", "Queries", "Projections", "SQLiteStore",
          "SQLiteWriters", "SQLiteReaders", "SQLiteProjections", "HostSystem", "Signals", "Secrets", "HTTPServer",
          "API",
        ],
      ],
      openModules: ["Foundation", "Synchronization", "Dispatch", "Glibc", "Darwin", "Musl", "Swift", "os"],
      programs: ["Tandem", "Benchmarks"],
      tools: ["ArchitectureRules"],
      cLibraries: [
        CLibrary("CSQLite", ownedBy: "SQLiteStore", prefixes: "sqlite3", "SQLITE_"),
        CLibrary("CMicroHTTPD", ownedBy: "HTTPServer", prefixes: "MHD_"),
        CLibrary("CSodium", ownedBy: "Secrets", prefixes: "crypto_", "sodium_", "randombytes_"),
      ],
      layers: [
        Layer("Domain", at: "Sources/Domain"),
        Layer("CommandPorts", at: "Sources/Ports/Commands"),
        Layer("QueryPorts", at: "Sources/Ports/Queries"),
        Layer("Commands", at: "Sources/Application/Commands"),
        Layer("Queries", at: "Sources/Application/Queries"),
        Layer("Projections", at: "Sources/Application/Projections"),
        Layer("Workers", at: "Sources/Application/Workers"),
        Layer("SQLiteWriters", at: "Sources/Infrastructure/SQLite/Writers"),
        Layer("SQLiteReaders", at: "Sources/Infrastructure/SQLite/Readers"),
        Layer("SQLiteProjections", at: "Sources/Infrastructure/SQLite/Projections"),
        Layer("API", at: "Sources/API"),
      ],
      domains: domains,
      sharedFolders: ["Shared"],
      technicalFolders: ["API": ["Deps", "HTTP"]],
      crossings: crossings,
      backends: [
        "SQLite": ["SQLiteStore", "SQLiteWriters", "SQLiteReaders", "SQLiteProjections"],
        "Secrets": ["Secrets"],
        "Host": ["HostSystem", "Signals", "Composition", "Tandem"],
      ],
      goldenFolders: ["Tests"]
    )
  }
}
