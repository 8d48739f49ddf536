// swift-tools-version: 6.2
import PackageDescription

// The list of package dependencies is empty, for good (docs/decisions/0001-no-packages.md).
// The layer table of docs/reference/architecture.md is this file: a target may import what stands
// beside it, Foundation, the standard library's modules, and nothing else.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

func layer(_ name: String, at path: String, excluding: [String] = [], uses: [String] = []) -> Target {
  .target(
    name: name,
    dependencies: uses.map { .target(name: $0) },
    path: "Sources/\(path)",
    exclude: excluding,
    swiftSettings: settings
  )
}

func tests(_ name: String, uses: [String], excluding: [String] = []) -> Target {
  .testTarget(
    name: name,
    dependencies: uses.map { .target(name: $0) },
    path: "Tests/\(name)",
    exclude: excluding,
    swiftSettings: settings
  )
}

func systemLibrary(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name,
    path: "Sources/\(name)",
    pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])]
  )
}

let systemLibraries: [Target] = [
  systemLibrary("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
  systemLibrary("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev", brew: "libmicrohttpd"),
  systemLibrary("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev", brew: "libsodium"),
]

let layers: [Target] = [
  layer("Kernel", at: "Kernel"),

  layer("JSON", at: "Support/JSON", uses: ["Kernel"]),
  layer("HTTPValues", at: "Support/HTTPValues"),
  layer("Telemetry", at: "Support/Telemetry"),
  layer("Configuration", at: "Support/Configuration"),
  layer("Waiting", at: "Support/Waiting"),

  layer("Domain", at: "Domain", uses: ["Kernel"]),
  layer("CommandPorts", at: "Ports/Commands", uses: ["Kernel", "Domain"]),
  layer("QueryPorts", at: "Ports/Queries", uses: ["Kernel"]),

  layer("Commands", at: "Application/Commands", uses: ["Kernel", "Domain", "CommandPorts"]),
  layer("Queries", at: "Application/Queries", uses: ["Kernel", "QueryPorts"]),
  layer("Projections", at: "Application/Projections", uses: ["Kernel", "Domain"]),

  layer("SQLiteStore", at: "Infrastructure/SQLite/Store", uses: ["CSQLite", "Waiting"]),
  layer(
    "SQLiteWriters", at: "Infrastructure/SQLite/Writers",
    uses: ["Kernel", "JSON", "Domain", "CommandPorts", "SQLiteStore"]),
  layer(
    "SQLiteReaders", at: "Infrastructure/SQLite/Readers",
    uses: ["Kernel", "JSON", "QueryPorts", "SQLiteStore"]),
  layer(
    "SQLiteProjections", at: "Infrastructure/SQLite/Projections",
    uses: ["Kernel", "JSON", "Domain", "Projections", "SQLiteStore"]),
  layer("HostSystem", at: "Infrastructure/HostSystem", uses: ["Kernel", "CommandPorts"]),
  layer("Signals", at: "Infrastructure/Signals", uses: ["Kernel", "QueryPorts", "Projections", "Waiting"]),
  layer("Secrets", at: "Infrastructure/Secrets", uses: ["Kernel", "CommandPorts", "CSodium"]),
  layer("HTTPServer", at: "Infrastructure/HTTPServer", uses: ["HTTPValues", "Waiting", "CMicroHTTPD"]),

  // The factories see the ports; the endpoints don't.
  layer("CommandDeps", at: "API/Deps/Commands", uses: ["Kernel", "CommandPorts", "Commands"]),
  layer("QueryDeps", at: "API/Deps/Queries", uses: ["Kernel", "QueryPorts", "Queries"]),
  layer(
    "API", at: "API", excluding: ["Deps"],
    uses: [
      "Kernel", "JSON", "HTTPValues", "Telemetry", "Configuration", "CommandPorts", "QueryPorts", "Commands", "Queries",
    ]),
  layer(
    "CommandLineTool", at: "CommandLineTool",
    uses: ["Kernel", "JSON", "Telemetry", "Configuration", "CommandPorts", "QueryPorts", "Commands", "Queries"]),

  // The composition root: it alone names the adapters behind the ports. One builder for the program, the benchmarks
  // and the tests.
  layer(
    "Composition", at: "Composition",
    uses: [
      "Kernel", "Telemetry", "Configuration", "Domain", "CommandPorts", "Commands", "CommandDeps", "QueryPorts",
      "Queries", "QueryDeps", "Projections", "SQLiteStore", "SQLiteWriters", "SQLiteReaders", "SQLiteProjections",
      "HostSystem", "Signals", "Secrets", "HTTPServer", "API", "CommandLineTool",
    ]),

  // Reads what the compiler saw; knows nothing of this app and can be lifted into another repository.
  layer("ArchitectureRules", at: "ArchitectureRules"),
]

let programs: [Target] = [
  .executableTarget(
    name: "Tandem",
    dependencies: ["Composition"],
    path: "Sources/Tandem",
    swiftSettings: settings
  )
]

let testTargets: [Target] = [
  tests("JSONTests", uses: ["JSON"]),
  tests("TelemetryTests", uses: ["Telemetry"]),
  tests("ConfigurationTests", uses: ["Configuration"]),
  tests("SecretsTests", uses: ["Secrets", "CommandPorts", "Kernel"]),
  tests("HostSystemTests", uses: ["CommandPorts", "HostSystem", "Kernel"]),
  tests("SQLiteStoreTests", uses: ["SQLiteStore", "CSQLite", "TestSupport"]),
  tests("HTTPServerTests", uses: ["HTTPServer", "HTTPValues", "TestSupport"]),
  tests("ArchitectureRulesTests", uses: ["ArchitectureRules"], excluding: ["Fixtures"]),
  tests("ArchitectureTests", uses: ["ArchitectureRules", "Composition"], excluding: ["Plants"]),
  tests("KernelTests", uses: ["Kernel"]),
  tests("DomainTests", uses: ["Domain", "JSON", "Kernel", "TestSupport"]),
  tests(
    "CommandsTests",
    uses: ["Commands", "CommandPorts", "Composition", "Domain", "Kernel", "SQLiteStore", "TestSupport"]),
  tests(
    "SQLiteWritersTests",
    uses: ["CommandPorts", "Commands", "Domain", "JSON", "Kernel", "SQLiteStore", "SQLiteWriters", "TestSupport"]),
  tests("ProjectionsTests", uses: ["Domain", "Kernel", "Projections", "TestSupport"]),
  tests(
    "SQLiteProjectionsTests",
    uses: [
      "API", "CSQLite", "CommandPorts", "Commands", "Composition", "Domain", "HTTPValues", "HostSystem", "JSON",
      "Kernel", "Projections", "QueryPorts", "SQLiteProjections", "SQLiteStore", "SQLiteWriters", "Secrets", "Signals",
      "TestSupport",
    ]),
  tests(
    "SQLiteReadersTests",
    uses: ["Kernel", "Queries", "QueryPorts", "SQLiteProjections", "SQLiteReaders", "SQLiteStore", "TestSupport"]),
  tests("QueriesTests", uses: ["Kernel", "Queries", "QueryPorts", "TestSupport"]),
  tests("SignalsTests", uses: ["Kernel", "Projections", "QueryPorts", "Signals", "TestSupport"]),
  tests(
    "APITests",
    uses: [
      "API", "CommandPorts", "Commands", "Composition", "Configuration", "HTTPValues", "JSON", "Kernel", "Projections",
      "Queries", "QueryPorts", "SQLiteProjections", "Telemetry", "TestSupport",
    ]),
  tests(
    "CommandLineToolTests",
    uses: [
      "API", "CommandLineTool", "CommandPorts", "Commands", "Composition", "Configuration", "HTTPValues", "Kernel",
      "Projections",
      "QueryPorts", "SQLiteStore", "Telemetry", "TestSupport",
    ]),
  tests(
    "CompositionTests",
    uses: [
      "API", "CommandLineTool", "CommandPorts", "Commands", "Composition", "Configuration", "Domain", "HTTPValues",
      "JSON", "Kernel", "SQLiteProjections", "SQLiteStore", "SQLiteWriters", "Telemetry", "TestSupport",
    ]),
  // The program itself, and one with the specimen domain in place of the app's, are built beside the tests and run as
  // processes.
  tests(
    "EndToEndTests",
    uses: ["JSON", "SpecimenProgram", "SQLiteProjections", "SQLiteStore", "Tandem", "TestSupport"],
    excluding: ["Fixtures"]),
  .executableTarget(
    name: "SpecimenProgram",
    dependencies: ["Composition", "TestSupport"],
    path: "Tests/SpecimenProgram",
    swiftSettings: settings
  ),
  // Left out of `make test`; `make test-faults` runs them.
  tests(
    "FaultTests",
    uses: [
      "API", "CommandPorts", "Commands", "Composition", "Configuration", "HTTPValues", "JSON", "Kernel", "Projections",
      "Queries", "QueryDeps", "QueryPorts", "Signals", "SpecimenProgram", "SQLiteProjections", "SQLiteReaders",
      "SQLiteStore", "SQLiteWriters", "Tandem",
      "Telemetry", "TestSupport",
    ],
    // Compiled by the tests that load it into a server.
    excluding: ["Disk/faulty_disk.c"]),

  // Left out of `make test`; `make bench` runs them, built for release.
  tests(
    "BenchmarkTests",
    uses: [
      "API", "CommandPorts", "Commands", "Composition", "Configuration", "Domain", "JSON", "Kernel", "Projections",
      "Queries", "QueryPorts", "SQLiteProjections", "SQLiteStore", "Telemetry",
    ]),

  // What several test targets need: a service on a folder of its own, the program as a process, a client.
  .target(
    name: "TestSupport",
    dependencies: [
      "API", "CSQLite", "CSteppedClock", "CommandLineTool", "CommandPorts", "Commands", "Composition", "Configuration",
      "Domain", "HTTPValues", "JSON", "Kernel", "Projections", "Queries", "QueryPorts", "SQLiteProjections",
      "SQLiteReaders",
      "SQLiteStore", "SQLiteWriters", "Telemetry",
    ],
    path: "Tests/TestSupport",
    swiftSettings: settings
  ),
  // Stretches the waits of the test process that count on the wall clock.
  .target(name: "CSteppedClock", path: "Tests/CSteppedClock"),
]

let package = Package(
  name: "tandem",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "tandem", targets: ["Tandem"])],
  dependencies: [],
  targets: systemLibraries + layers + programs + testTargets
)
