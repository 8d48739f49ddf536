package import Kernel
package import Projections
package import SQLiteStore

/// The read models whose rows stand in the write file and are projected in the transaction of the command.
package struct InlineModels: Sendable {
  /// What the write file needs for them; they make their own tables themselves.
  package static var migrations: [Migration] { InlineRecords.migrations }

  private let models: [any InlineModel]

  /// Throws `TwoInlineModels`.
  package init(
    _ tables: [any SQLiteTable.Type], held: @escaping InlineHolds = { _, _, _ in }
  ) throws(TwoInlineModels) {
    func model<T: SQLiteTable>(_ table: T.Type) -> any InlineModel { InlineProjection(table, held: held) }
    models = tables.map { model($0) }
    var names: Set<String> = []
    for model in models where !names.insert(model.name).inserted { throw TwoInlineModels(name: model.name) }
  }

  package var isEmpty: Bool { models.isEmpty }

  /// Makes the file ready for the models of this program: for each opening of the file, after its migrations and before
  /// its first append. Even without models: those of other programs come to be stale by what is appended now. Answers
  /// their names; their tables stay. Throws `TableTaken`, `NoPrimaryKey`, `MigrationError`.
  package func open(_ connection: Connection) throws -> [String] {
    let known = Set(models.map(\.name))
    return try connection.write {
      for model in models { try model.open(connection, known: known) }
      let records = InlineRecords(connection)
      let others = try records.models().filter { !known.contains($0) }
      for other in others { try records.move(other, to: .start, isLive: false) }
      return others
    }
  }

  /// Where the rows of each are, and whether they can be read; at the start those that opening would make anew. `head` is
  /// where the log ends.
  package func look(
    _ connection: Connection, head: Position
  ) throws -> [(name: String, position: Position, isLive: Bool)] {
    let isKnown = try connection.hasTable("inline_models")
    return try models.map { model in
      guard isKnown, let standing = try model.look(connection.reading) else {
        return (model.name, .start, head == .start)
      }
      return (model.name, standing.isLive ? head : standing.position, standing.isLive)
    }
  }

  /// Applies the events of a unit of work within its transaction. Throws `EventNotApplied` for one that a model can't
  /// read or fold.
  package func project(from first: Position, to last: Position, on connection: Connection) throws {
    for model in models { try model.project(from: first, to: last, on: connection) }
  }

  /// One for each model. `file` reads the write file; `folder` takes the file that a rebuild fills.
  package func runners(upkeep: any WriterUpkeep, file: ReadPool, folder: String) -> [any RebuildableRunner] {
    models.map { $0.runner(upkeep, file, folder: folder) }
  }
}

package struct TwoInlineModels: Error, Equatable, CustomStringConvertible {
  package let name: String

  package init(name: String) {
    self.name = name
  }

  package var description: String { "Two inline models are called \(name). Give one of them another name." }
}
