/// Where the parts of a layered CQRS package are and what they are called, so that one set of rules serves any of them.
public struct Layout: Sendable {
  /// Module → modules of the package that it may import and must be declared to use.
  public var imports: [String: Set<String>]
  /// Modules of the system and the toolchain that all may import.
  public var openModules: Set<String>
  /// Programs: they may import everything but C libraries.
  public var programs: Set<String>
  /// Modules that are not part of the architecture, such as this one.
  public var tools: Set<String>
  public var cLibraries: [CLibrary]
  public var layers: [Layer]
  public var domains: [Domain]
  /// Folders inside a layer that are open to all domains.
  public var sharedFolders: Set<String>
  /// Module → folders of technical things that are no domain.
  public var technicalFolders: [String: Set<String>]
  /// Which domains may use which, and why.
  public var crossings: [Crossing]
  /// Adapters that belong together, by name; a port has at most one adapter in each.
  public var backends: [String: Set<String>]
  /// Modules that may stand among the backends' and yet only call ports: composition and inbound sides.
  public var callers: Set<String> = ["API", "CommandLineTool", "Composition"]
  /// Where golden files of events lie, from the root.
  public var goldenFolders: [String]
  /// Rule → the project's record of why it holds, as a path from the root.
  public var decisions: [String: String] = [:]

  public init(
    imports: [String: Set<String>], openModules: Set<String>, programs: Set<String>, tools: Set<String>,
    cLibraries: [CLibrary], layers: [Layer], domains: [Domain], sharedFolders: Set<String>,
    technicalFolders: [String: Set<String>], crossings: [Crossing], backends: [String: Set<String>],
    goldenFolders: [String]
  ) {
    self.imports = imports
    self.openModules = openModules
    self.programs = programs
    self.tools = tools
    self.cLibraries = cLibraries
    self.layers = layers
    self.domains = domains
    self.sharedFolders = sharedFolders
    self.technicalFolders = technicalFolders
    self.crossings = crossings
    self.backends = backends
    self.goldenFolders = goldenFolders
  }
}

extension Layout {
  /// A system library and the one module that may touch it.
  public struct CLibrary: Sendable {
    public let module: String
    public let owner: String
    /// How the names of its functions and types begin.
    public let prefixes: [String]

    public init(_ module: String, ownedBy owner: String, prefixes: String...) {
      self.module = module
      self.owner = owner
      self.prefixes = prefixes
    }
  }

  /// A module with one folder for each domain.
  public struct Layer: Sendable {
    public let module: String
    public let folder: String

    public init(_ module: String, at folder: String) {
      self.module = module
      self.folder = folder
    }
  }

  public struct Domain: Sendable {
    public let name: String
    /// The layers in which it must stand.
    public let layers: Set<String>

    public init(_ name: String, in layers: Set<String>) {
      self.name = name
      self.layers = layers
    }
  }

  /// A use of one domain by another that is wanted.
  public struct Crossing: Sendable, Hashable {
    public let from: String
    public let to: String
    public let reason: String

    public init(from: String, to: String, because reason: String) {
      self.from = from
      self.to = to
      self.reason = reason
    }
  }
}
