package import SQLiteProjections
package import SQLiteStore

/// What a reader asks, with the file that it asks it of. Tests hold each against the file's tables and its plan.
package struct ReaderStatements: Sendable {
  package enum Source: Sendable {
    case readModel(any SQLiteTable.Type)
    case writeFile
  }

  package let source: Source
  package let statements: [SQL]

  package static func of(_ table: any SQLiteTable.Type, _ statements: [SQL]) -> ReaderStatements {
    ReaderStatements(source: .readModel(table), statements: statements)
  }

  /// Of a direct reader.
  package static func ofWriteFile(_ statements: [SQL]) -> ReaderStatements {
    ReaderStatements(source: .writeFile, statements: statements)
  }
}
