/// A place in the model's table of symbols.
public typealias SymbolID = Int32

/// A place in the model's table of files.
public typealias FileID = Int32

/// One declaration, as the compiler knows it.
public struct Symbol: Sendable {
  public let id: SymbolID
  /// The unified symbol resolution: a mangled name, the same in every file and module.
  public let usr: String
  /// The Swift name with its labels, such as `save(_:in:)`.
  public let name: String
  public let kind: SymbolKind

  /// The name without labels, such as `save`.
  public var baseName: Substring { name.prefix { $0 != "(" } }
}

/// One mention of a symbol.
public struct Occurrence: Sendable {
  public let symbol: SymbolID
  public let file: FileID
  public let line: Int32
  public let column: Int32
  public let roles: Roles
  let firstRelation: Int32
  let relationCount: Int32
}

/// What an occurrence's symbol is to another symbol at that place.
public struct Relation: Sendable {
  public let symbol: SymbolID
  public let roles: Roles
}
