import ArchitectureRules
import Foundation

/// A small package of the same layers with planted breaches. It is compiled once and kept in its `.build-fixture`.
enum ShopFixture {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Shop").path

  static let code = Result {
    let scratch = "\(root)/.build-fixture"
    do {
      return try load(scratch)
    } catch is ModelError {
      try Shell.run("swift", "build", "--package-path", root, "--scratch-path", scratch)
      return try load(scratch)
    }
  }

  private static func load(_ scratch: String) throws -> Codebase {
    try Codebase.load(CodeModel.Sources(root: root), store: try IndexLocation.store(inScratch: scratch))
  }

  static let outcomes = Result {
    CQRSRules(try code.get(), layout).outcomes
  }

  static var layout: Layout {
    var layout = Layout.layered()
    layout.features = [
      Layout.Feature("Orders", needs: ["Operations"]), Layout.Feature("Users", needs: ["Tickets"]),
      Layout.Feature("Parcels"),
      Layout.Feature("Tickets", needs: ["Users"]), Layout.Feature("Operations"),
    ]
    layout.openPorts = [
      Layout.OpenPort("WallClock", because: "a request is stamped when it comes in"),
      Layout.OpenPort("Mailing", because: "an answer is mailed"),
    ]
    let present: Set<String> = [
      "Kernel", "Domain", "CommandPorts", "QueryPorts", "Commands", "Queries", "Projections", "Workers", "SQLiteStore",
      "SQLiteWriters", "SQLiteReaders", "SQLiteProjections", "CommandDeps", "QueryDeps", "API", "Composition",
    ]
    layout.imports["Workers"] = ["Kernel", "Domain", "CommandPorts"]
    layout.imports = layout.imports.filter { present.contains($0.key) }.mapValues {
      $0.intersection(present.union(["CSQLite"]))
    }
    layout.programs = ["Shop"]
    layout.cLibraries = [Layout.CLibrary("CSQLite", ownedBy: "SQLiteStore", prefixes: "sqlite3")]
    layout.backends = [
      "SQLite": ["SQLiteStore", "SQLiteWriters", "SQLiteReaders", "SQLiteProjections"], "System": ["Shop"],
    ]
    return layout
  }
}
