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
    /// A file that a domain has in it, such as `{Noun}QueryGateway.swift`.
    public let example: String

    public init(_ module: String, at folder: String, example: String) {
      self.module = module
      self.folder = folder
      self.example = example
    }
  }

  /// A feature of the list, and those whose types it may use because it says so.
  public struct Feature: Sendable {
    public let name: String
    public let needs: [String]

    public init(_ name: String, needs: [String] = []) {
      self.name = name
      self.needs = needs
    }
  }

  /// A port that inbound modules mention, and why.
  public struct OpenPort: Sendable {
    public let name: String
    public let reason: String

    public init(_ name: String, because reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// A use of one domain by another that a feature says it needs.
  struct Crossing: Hashable {
    let from: String
    let to: String
  }

  var crossings: Set<Crossing> {
    Set(features.flatMap { feature in feature.needs.map { Crossing(from: feature.name, to: $0) } })
  }

  /// A file that a domain could have in a layer, from the root: `Sources/Ports/Queries/Orders/OrderQueryGateway.swift`.
  func file(of domain: String, in module: String) -> String? {
    layers.first { $0.module == module }.map { "\($0.folder)/\(domain)/\(Self.filled($0.example, domain))" }
  }

  static func filled(_ pattern: String, _ domain: String) -> String {
    pattern.replacing("{Domain}", with: domain).replacing("{Noun}", with: noun(of: domain))
  }

  /// `Order` for `Orders`, `Company` for `Companies`.
  private static func noun(of domain: String) -> String {
    if domain.hasSuffix("ies") { return "\(domain.dropLast(3))y" }
    return domain.hasSuffix("s") && !domain.hasSuffix("ss") ? String(domain.dropLast()) : domain
  }
}
