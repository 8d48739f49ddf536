/// The statements that a connection has prepared and keeps.
struct StatementCache {
  /// Literals are few: as many as the program's text holds. Combinations of them could be many.
  private static let joinedLimit = 256

  private var literals: [UInt: Statement] = [:]
  private var joined: [String: Statement] = [:]

  mutating func statement(for sql: SQL, on connection: Connection) throws -> Statement {
    if case .literal(let literal) = sql.form, literal.hasPointerRepresentation {
      let address = UInt(bitPattern: literal.utf8Start)
      if let statement = literals[address] { return statement }
      let statement = try Statement(sql, on: connection)
      literals[address] = statement
      return statement
    }
    let text = sql.text
    if let statement = joined[text] { return statement }
    if joined.count >= Self.joinedLimit { joined.removeAll(keepingCapacity: true) }
    let statement = try Statement(sql, on: connection)
    joined[text] = statement
    return statement
  }

  mutating func removeAll() {
    literals.removeAll()
    joined.removeAll()
  }
}

extension Connection {
  func parameterCount(of sql: SQL) throws -> Int {
    try Statement(sql, on: self).parameterCount
  }
}
