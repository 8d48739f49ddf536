/// Where the parts of a layered CQRS package are and what they are called, so that one set of rules serves any of them.
///
/// It names no domain: those are told by the folders inside the layers.
public struct Layout: Sendable {
  /// Module → modules of the package that it may import and must be declared to use.
  public var imports: [String: Set<String>]
  public var layers: [Layer]

  /// Modules of the system and the toolchain that all may import.
  public var openModules: Set<String> = [
    "Foundation", "Synchronization", "Dispatch", "Glibc", "Darwin", "Musl", "Swift", "os",
  ]
  /// Programs: they may import everything but C libraries.
  public var programs: Set<String> = []
  /// Modules that are not part of the architecture, such as this one.
  public var tools: Set<String> = ["ArchitectureRules"]
  public var cLibraries: [CLibrary] = []

  /// What a domain can be, told by the layers in which it stands; the first that fits.
  public var kinds: [Kind] = Kind.all
  /// Layers of which a domain stands in all or in none.
  public var pairs: [Set<String>] = [["Projections", "SQLiteProjections"]]
  /// Folders inside a layer that are open to all domains.
  public var sharedFolders: Set<String> = ["Shared"]
  /// Module → folders of technical things that are no domain.
  public var technicalFolders: [String: Set<String>] = [:]
  /// Folders of features that operate the machinery, such as pausing a projection. They are complete like a domain; the
  /// frame may know them, and what their ports do ends the walks of C1 and C3.
  public var machinery: Set<String> = []

  /// What the list of features says: each one's name, which is its folder's, and the names of those that it needs.
  public var features: [Feature] = []
  /// The one file outside a domain's folders that names it.
  public var featureList = "Sources/Composition/Features.swift"
  /// A file of tests that a domain could have, from the root.
  public var testFile = "Tests/APITests/{Domain}/{Noun}Tests.swift"
  /// Where golden files of events lie, from the root.
  public var goldenFolders: [String] = ["Tests"]
  /// Folders of shell and Python scripts, from the root.
  public var scriptFolders: [String] = ["scripts"]
  /// Names of folders in the tests whose sources are samples and not compiled.
  public var sampleFolders: Set<String> = ["Fixtures", "Plants"]

  /// Adapters that belong together, by name; a port has at most one adapter in each.
  public var backends: [String: Set<String>] = [:]
  /// Modules that ask buses, and of the ports know those that are listed.
  public var inbound: Set<String> = ["API", "CommandLineTool"]
  /// The ports that inbound modules may mention.
  public var openPorts: [OpenPort] = []
  /// The types at which the walk from a command ends, by module: where what else happens in a unit of work is joined at
  /// composition, and where the writer keeps everybody's units, which are judged where they are written.
  public var joints = ["SQLiteWriters": "AppendHook", "SQLiteStore": "WriterUnit"]
  /// The types of `SQLiteStore` that a reader in a domain's folder may mention.
  public var readerVocabulary: Set<String> = ["ReadConnection", "SQL", "Row", "SQLiteValue", "ColumnError"]
  /// The type of `SQLiteStore` that makes statements of a table's name and columns.
  public var statementMaker = "TableColumns"
  /// The module whose waits all others use.
  public var waits = "Waiting"

  /// Rule → the project's record of why it holds, as a path from the root.
  public var decisions: [String: String] = [:]

  public init(imports: [String: Set<String>], layers: [Layer]) {
    self.imports = imports
    self.layers = layers
  }

  /// Modules that may stand among the backends' and yet only call ports: composition and inbound sides.
  var callers: Set<String> { inbound.union(["Composition"]) }
}
