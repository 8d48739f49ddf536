extension CQRSRules {
  /// A table that a declaration makes, changes, fills or empties.
  struct TableWrite {
    let table: String
    let module: String
    /// The module with the domain's folder.
    let owner: String
    /// Whether the table is made here.
    let isMade: Bool
    let literal: StringLiteral
  }

  /// By the statements that are written out, and by the names that are handed to the maker of statements.
  var tableWrites: [TableWrite] {
    let handed = tableNames
    return statements.flatMap { statement -> [TableWrite] in
      let (literal, sql) = (statement.literal, statement.sql)
      let isHanded = handed[literal.file]?.contains(literal.token) == true
      guard isHanded || sql.writes else { return [] }
      let file = code.model.file(literal.file)
      guard !layout.tools.contains(file.module), !layout.programs.contains(file.module) else { return [] }
      let owner = domainFolder(of: file).map { "\(file.module)/\($0)" } ?? file.module
      let made = Set(sql.madeTables)
      let tables = isHanded ? [SQLText.tableName(literal.text)] : sql.writtenTables
      return tables.map {
        TableWrite(table: $0, module: file.module, owner: owner, isMade: made.contains($0), literal: literal)
      }
    }
  }

  /// The literals that name the tables of `TableColumns("orders", …)`, however the maker is called; readers only select.
  private var tableNames: [FileID: Set<Int>] {
    var names: [FileID: Set<Int>] = [:]
    for call in makerCalls {
      let file = code.model.occurrence(call.occurrence).file
      guard code.model.file(file).module != "SQLiteReaders", let name = tableName(toldBy: call) else { continue }
      names[file, default: []].insert(name)
    }
    return names
  }

  /// Where makers of statements are made outside of the store.
  private var makerCalls: [CallGraph.Edge] {
    let makers = Set(statementMakers.members.symbols.filter { code.model.symbol($0).kind == .constructor })
    return code.graph.writtenEdges(to: makers).filter { call in
      code.model.file(code.model.occurrence(call.occurrence).file).module != "SQLiteStore"
    }
  }

  /// The token of the literal that is a call's whole first argument.
  private func tableName(toldBy call: CallGraph.Edge) -> Int? {
    let place = code.model.occurrence(call.occurrence)
    let text = code.text(ofFile: place.file)
    let name = text.tokenIndex(line: place.line, column: place.column)
    guard let extent = text.callExtent(ofTokenAt: name), extent.count > 2,
      text.tokens[extent.lowerBound + 1].isString, text.tokens[extent.lowerBound + 2].isMark(",")
    else { return nil }
    return extent.lowerBound + 1
  }

  /// Each table is written by its owner: who makes it, or without that, who comes first in the order of paths.
  var tableOwners: Finding {
    let writes = tableWrites
    let tables = Dictionary(grouping: writes, by: \.table)
    let owners = tables.compactMapValues { writes in (writes.first(where: \.isMade) ?? writes.first)?.owner }
    let breaches = writes.compactMap { write -> Breach? in
      guard let owner = owners[write.table], owner != write.owner else { return nil }
      return code.breach(at: write.literal, "\(write.table) belongs to \(owner), and \(write.owner) writes it")
    }
    return Finding(count: tables.count, subject: "tables", breaches: breaches + foreignKeys(owners, writes))
  }

  /// Owners of tables come and go each on its own.
  private func foreignKeys(_ owners: [String: String], _ writes: [TableWrite]) -> [Breach] {
    writes.filter(\.isMade).flatMap { write in
      SQLText(write.literal.text).referencedTables.compactMap { table in
        guard let owner = owners[table], owner != write.owner else { return nil }
        return code.breach(at: write.literal, "a foreign key leads from \(write.owner) to \(table) of \(owner)")
      }
    }
  }

  /// The maker of statements is told its table by a literal, so that it can be read here.
  var makersAreToldTheirTable: Finding {
    let calls = makerCalls
    let breaches = calls.filter { tableName(toldBy: $0) == nil }.map { call in
      code.breach(at: call.occurrence, in: call.from, "\(layout.statementMaker) is told its table by a literal")
    }
    return Finding(count: calls.count, subject: "makers of statements", mayBeEmpty: true, breaches: breaches)
  }
}
