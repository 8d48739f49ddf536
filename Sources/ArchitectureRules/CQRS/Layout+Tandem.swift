extension Layout {
  /// The layer table of the architecture (docs/reference/architecture.md).
  public static func layered() -> Layout {
    let values: Set<String> = ["Kernel", "JSON", "Telemetry", "Configuration"]
    let sides: Set<String> = ["CommandPorts", "QueryPorts", "Commands", "Queries"]
    var layout = Layout(
      imports: [
        "Kernel": [], "JSON": ["Kernel"], "HTTPValues": [], "Telemetry": [], "Configuration": [],
        "Waiting": [],
        "Domain": ["Kernel"],
        "CommandPorts": ["Kernel", "Domain"],
        "QueryPorts": ["Kernel"],
        "Commands": ["Kernel", "Domain", "CommandPorts"],
        "Queries": ["Kernel", "QueryPorts"],
        "Projections": ["Kernel", "Domain"],
        "SQLiteStore": ["CSQLite", "Waiting"],
        "SQLiteWriters": ["Kernel", "JSON", "Domain", "CommandPorts", "SQLiteStore"],
        "SQLiteReaders": ["Kernel", "JSON", "QueryPorts", "SQLiteStore"],
        "SQLiteProjections": ["Kernel", "JSON", "Domain", "Projections", "SQLiteStore"],
        "Secrets": ["Kernel", "CommandPorts", "CSodium"],
        "HostSystem": ["Kernel", "CommandPorts"],
        "Signals": ["Kernel", "QueryPorts", "Projections", "Waiting"],
        "HTTPServer": ["HTTPValues", "Waiting", "CMicroHTTPD"],
        "CommandDeps": ["Kernel", "CommandPorts", "Commands"],
        "QueryDeps": ["Kernel", "QueryPorts", "Queries"],
        "API": values.union(["HTTPValues"]).union(sides),
        "CommandLineTool": values.union(sides),
        "Composition": sides.union([
          "Kernel", "Telemetry", "Configuration", "Domain", "Projections", "SQLiteStore", "SQLiteWriters",
          "SQLiteReaders",
          "SQLiteProjections", "HostSystem", "Signals", "Secrets", "HTTPServer", "CommandDeps", "QueryDeps", "API",
          "CommandLineTool",
        ]),
      ],
      layers: layers)
    layout.programs = ["Tandem"]
    layout.cLibraries = [
      CLibrary("CSQLite", ownedBy: "SQLiteStore", prefixes: "sqlite3", "SQLITE_"),
      CLibrary("CMicroHTTPD", ownedBy: "HTTPServer", prefixes: "MHD_"),
      CLibrary("CSodium", ownedBy: "Secrets", prefixes: "crypto_", "sodium_", "randombytes_"),
    ]
    layout.technicalFolders = [
      "API": ["Deps", "HTTP"], "Composition": ["Files", "Program", "Projections"],
    ]
    layout.machinery = ["Operations"]
    layout.backends = [
      "SQLite": ["SQLiteStore", "SQLiteWriters", "SQLiteReaders", "SQLiteProjections"],
      "Secrets": ["Secrets"],
      "Host": ["HostSystem", "Signals", "Composition", "Tandem"],
    ]
    return layout
  }

  private static let layers = [
    Layer("Domain", at: "Sources/Domain", example: "{Noun}.swift"),
    Layer("CommandPorts", at: "Sources/Ports/Commands", example: "{Noun}Repository.swift"),
    Layer("QueryPorts", at: "Sources/Ports/Queries", example: "{Noun}QueryGateway.swift"),
    Layer("Commands", at: "Sources/Application/Commands", example: "Create{Noun}.swift"),
    Layer("Queries", at: "Sources/Application/Queries", example: "Get{Noun}.swift"),
    Layer("Projections", at: "Sources/Application/Projections", example: "{Noun}Projection.swift"),
    Layer("Workers", at: "Sources/Application/Workers", example: "{Noun}Worker.swift"),
    Layer("SQLiteWriters", at: "Sources/Infrastructure/SQLite/Writers", example: "SQLite{Noun}Repository.swift"),
    Layer("SQLiteReaders", at: "Sources/Infrastructure/SQLite/Readers", example: "SQLite{Noun}Reader.swift"),
    Layer("SQLiteProjections", at: "Sources/Infrastructure/SQLite/Projections", example: "{Noun}Table.swift"),
    Layer("CommandDeps", at: "Sources/API/Deps/Commands", example: "{Noun}CommandDeps.swift"),
    Layer("QueryDeps", at: "Sources/API/Deps/Queries", example: "{Noun}QueryDeps.swift"),
    Layer("API", at: "Sources/API", example: "{Noun}Routes.swift"),
    Layer("CommandLineTool", at: "Sources/CommandLineTool", example: "{Noun}Program.swift"),
    Layer("Composition", at: "Sources/Composition", example: "{Domain}Feature.swift"),
  ]
}
