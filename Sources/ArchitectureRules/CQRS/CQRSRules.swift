/// The rules of a layered CQRS package. Each property is one rule's outcome for a codebase.
public struct CQRSRules {
  public let code: Codebase
  public let layout: Layout
  let tree: DomainTree
  let crossings: Set<Layout.Crossing>
  /// Every string literal, taken apart as if it were SQL.
  let statements: [Statement]
  /// For each file of the model the folder inside its layer, and the domains in whose folders it stands.
  private let places: [(folder: String?, owners: Set<String>)]

  public init(_ code: Codebase, _ layout: Layout) {
    self.code = code
    self.layout = layout
    let sources = code.model.files.lazy.filter { !layout.tools.contains($0.module) }
    let tree = DomainTree(layout, sources.map { (module: $0.module, path: $0.relativePath) })
    places = code.model.files.map { (tree.folder(of: $0), tree.owners(ofPath: $0.relativePath)) }
    self.tree = tree
    crossings = layout.crossings
    statements = code.literals.map { Statement(literal: $0, sql: SQLText($0.text)) }
  }

  /// All rules, in the order of the table in docs/reference/architecture.md.
  ///
  /// Where no domain has what a rule looks at, it says so and holds.
  public var outcomes: [Outcome] {
    [
      l1, l2, l3, q1, q2, q3, c1, c2, c3, c4, n1, n2, n3, d1, d2, d3, p1, p2, a1, a2, a3, e1, s1, t1,
    ].map { excused($0).explained(by: layout.decisions[$0.rule.id]) }
  }

  public var domains: [Domain] { tree.domains }

  // MARK: - Parts that rules share

  static let writeSide: Set<String> = ["CommandPorts", "Commands", "SQLiteWriters", "Workers"]
  static let readSide: Set<String> = ["QueryPorts", "Queries", "SQLiteReaders"]

  /// The files of the modules that rules look at.
  var files: [SourceFile] { code.model.files.filter { !layout.tools.contains($0.module) } }

  /// The folder inside its layer that a file stands in: `Orders`, `Shared`.
  func domainFolder(of file: SourceFile) -> String? { places[Int(file.id)].folder }

  /// The domains in one of whose folders a file stands, wherever below the root.
  func owners(of file: FileID) -> Set<String> { places[Int(file)].owners }

  /// What the rules about domains looked at: `2 domains: Orders (event-sourced), Users (an aggregate)`.
  func domainsFinding(_ breaches: [Breach]) -> Finding {
    let names = domains.map { "\($0.name) (\($0.kind.name))" }.joined(separator: ", ")
    let noun = domains.count == 1 ? "domain" : "domains"
    return Finding(
      count: domains.count, subject: names.isEmpty ? noun : "\(noun): \(names)", mayBeEmpty: domains.isEmpty,
      breaches: breaches)
  }
}

extension CQRSRules {
  /// The layers in which a domain must stand to have all that a rule looks at; any domain has the rest.
  private static let looksAt: [String: Set<String>] = [
    "Q1": ["Queries"], "Q2": ["Queries"], "Q3": ["SQLiteReaders"],
    "C1": ["Commands"], "C2": ["Commands"], "C3": ["SQLiteWriters"], "C4": ["SQLiteWriters"],
    "D2": ["Commands", "Queries", "Domain"], "E1": ["Domain"], "S1": ["SQLiteWriters"],
    "P1": ["Projections"], "P2": ["SQLiteWriters"],
    "N1": ["Commands", "Queries"], "A1": ["Commands", "Queries"], "A2": ["Commands", "Queries"],
    "A3": ["Commands", "Queries"],
  ]

  /// That there is nothing to look at is no failure when no domain could have it.
  private func excused(_ outcome: Outcome) -> Outcome {
    let layers = Self.looksAt[outcome.rule.id] ?? []
    guard !domains.contains(where: { layers.isSubset(of: $0.layers) }) else { return outcome }
    let why = domains.isEmpty ? "no domains" : "no domain in \(layers.sorted().joined(separator: ", "))"
    let findings = outcome.findings.map { finding in
      finding.count > 0
        ? finding
        : Finding(count: 0, subject: "\(finding.subject) (\(why))", mayBeEmpty: true, breaches: finding.breaches)
    }
    return Outcome(rule: outcome.rule, findings: findings, breaches: outcome.breaches)
  }
}
