/// The statements that a connection has prepared and keeps.
struct StatementCache {
  /// Literals are few: as many as the program's text holds. Combinations of them could be many.
  private static let joinedLimit = 256

  /// By the address of their text.
  private var literals: [UInt: Statement] = [:]
  /// By the address of a text that `joined` holds, so that no other text gets it.
  private var addresses: [UInt: Statement] = [:]
  private var joined: [String: (text: JoinedText, statement: Statement)] = [:]

  mutating func statement(for sql: SQL, on connection: Connection) throws -> Statement {
    switch sql.form {
    case .literal(let literal) where literal.hasPointerRepresentation:
      let address = UInt(bitPattern: literal.utf8Start)
      if let statement = literals[address] { return statement }
      let statement = try Statement(sql, on: connection)
      literals[address] = statement
      return statement
    case .literal(let literal): return try statement(for: JoinedText(literal.description), sql, on: connection)
    case .joined(let text): return try addresses[text.address] ?? statement(for: text, sql, on: connection)
    }
  }

  private mutating func statement(for text: JoinedText, _ sql: SQL, on connection: Connection) throws -> Statement {
    // Somebody else may have put the same text together.
    if let known = joined[text.text] { return known.statement }
    if joined.count >= Self.joinedLimit {
      joined.removeAll(keepingCapacity: true)
      addresses.removeAll(keepingCapacity: true)
    }
    let statement = try Statement(sql, on: connection)
    joined[text.text] = (text, statement)
    addresses[text.address] = statement
    return statement
  }

  mutating func removeAll() {
    literals.removeAll()
    addresses.removeAll()
    joined.removeAll()
  }
}

extension Connection {
  func parameterCount(of sql: SQL) throws -> Int {
    try Statement(sql, on: self).parameterCount
  }
}
