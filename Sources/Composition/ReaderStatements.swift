package import SQLiteProjections
package import SQLiteStore

/// What a reader asks, with the file that it asks it of. Tests hold each against the file's tables and its plan: it reads
/// only rows that it answers, and a bounded number of them.
package struct ReaderStatements: Sendable {
  package enum Source: Sendable {
    case readModel(any SQLiteTable.Type)
    case writeFile
  }

  package let source: Source
  package let statements: [SQL]
  /// Those that may go through all rows, since the domain says that there are some thousands at most.
  package let ofFewRows: [SQL]

  package static func of(
    _ table: any SQLiteTable.Type, _ statements: [SQL], ofFewRows: [SQL] = []
  ) -> ReaderStatements {
    ReaderStatements(source: .readModel(table), statements: statements, ofFewRows: ofFewRows)
  }

  /// Of a direct reader.
  package static func ofWriteFile(_ statements: [SQL], ofFewRows: [SQL] = []) -> ReaderStatements {
    ReaderStatements(source: .writeFile, statements: statements, ofFewRows: ofFewRows)
  }
}
