extension CQRSRules {
  public var p1: Outcome {
    let folds = code.modules("Projections")
    let subject = folds.union(domainTables).described(as: "folds and domains' tables")
    let inner: Set<String> = ["Projections", "Domain", "Kernel"]
    return Rule.p1.outcome(
      subject.neverReaches(code.impureSymbols(mentionedIn: inner.union(["SQLiteProjections"])), within: inner),
      ordered(folds), seededWords(in: subject), deterministicSQL,
      readModelTables)
  }

  /// What makes a domain's rows beside its folds; the frame around it counts and times what it does. In which order rows
  /// are written says nothing of what they are, as each has its key.
  private var domainTables: Selection {
    code.modules("SQLiteProjections").filter("domains' tables") { symbol in
      code.model.file(of: symbol.id).flatMap(domainFolder).map(tree.isDomain) ?? false
    }
  }

  /// `CURRENT_TIMESTAMP`, `datetime('now')` and `random()` make two rebuilds differ.
  private var deterministicSQL: Finding {
    let literals = statements.filter { code.model.file($0.literal.file).module == "SQLiteProjections" }
    let changing =
      /(?i)current_(timestamp|date|time)|'now'|\brandom(blob)?\s*\(|\b(date|time|datetime|julianday|unixepoch)\(\s*\)|\bstrftime\([^,)]*\)/
    let breaches = literals.filter(\.sql.isSQL).compactMap { statement in
      statement.sql.text.firstMatch(of: changing).map {
        code.breach(at: statement.literal, "\($0.output.0) gives another row at each rebuild")
      }
    }
    return Finding(count: literals.count, subject: "string literals of SQLiteProjections", breaches: breaches)
  }

  /// Tables that a projection writes are written nowhere else.
  private var readModelTables: Finding {
    let writes = tableWrites
    let readModels = Set(writes.filter { $0.module == "SQLiteProjections" }.map(\.table))
    let breaches = writes.filter { $0.module != "SQLiteProjections" && readModels.contains($0.table) }.map {
      code.breach(at: $0.literal, "\($0.table) is a projection's, and \($0.module) writes it")
    }
    return Finding(count: readModels.count, subject: "read-model tables", breaches: breaches)
  }
}
