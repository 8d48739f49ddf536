extension Layout {
  /// What a domain is, by the layers in which it stands.
  public struct Kind: Sendable {
    /// Such as `event-sourced`.
    public let name: String
    /// The layers in which a domain of this kind must stand.
    public let needs: Set<String>
    /// Whether a domain that stands in some layers is of this kind.
    public let fits: @Sendable (_ layers: Set<String>) -> Bool

    public init(
      _ name: String, needs: Set<String>, where fits: @escaping @Sendable (_ layers: Set<String>) -> Bool
    ) {
      self.name = name
      self.needs = needs
      self.fits = fits
    }
  }
}

extension Layout.Kind {
  private static let wired: Set<String> = ["API", "Composition"]
  private static let commands: Set<String> = ["Commands", "CommandDeps"]
  private static let queries: Set<String> = ["QueryPorts", "Queries", "QueryDeps"]
  private static let rowsNeeds = wired.union(commands).union(queries).union([
    "CommandPorts", "SQLiteWriters", "SQLiteReaders",
  ])
  private static let commandSide = commands.union(["CommandPorts", "SQLiteWriters", "Workers"])
  private static let querySide = queries.union(["SQLiteReaders", "Projections", "SQLiteProjections"])

  /// In the order in which they are tried.
  public static let all: [Self] = [eventSourced, aggregate, overview, answering, rows]

  /// Decides by its events; what is read is projected from them.
  public static let eventSourced = Self(
    "event-sourced", needs: rowsNeeds.union(["Domain", "Projections", "SQLiteProjections"])
  ) { $0.contains("Domain") && !$0.isDisjoint(with: ["Projections", "SQLiteProjections"]) }

  /// Decides by its state, which is read as it was written.
  public static let aggregate = Self("an aggregate", needs: rowsNeeds.union(["Domain"])) { $0.contains("Domain") }

  /// Shows what others wrote.
  public static let overview = Self(
    "an overview", needs: wired.union(queries).union(["SQLiteReaders"])
  ) { $0.isDisjoint(with: commandSide) }

  /// A command that answers; nothing is stored.
  public static let answering = Self("answering", needs: wired.union(commands)) {
    !$0.contains("SQLiteWriters") && $0.isDisjoint(with: querySide)
  }

  /// Rows without an aggregate.
  public static let rows = Self("rows", needs: rowsNeeds) { _ in true }

  /// Operates the machinery; `Layout.machinery` names it.
  public static let operations = Self(
    "operations", needs: wired.union(commands).union(queries).union(["CommandPorts"])
  ) { _ in true }
}
