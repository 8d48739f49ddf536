import Kernel
import Projections
import SQLiteStore

/// The rows of an inline model as a replay makes them, in a file of their own that means nothing once it is closed.
///
/// Unchecked, because one at a time uses it: the thread of the rebuild, or the writer's while that one waits for it.
final class InlineReplay<T: SQLiteTable>: ProjectionStore, @unchecked Sendable {
  typealias F = T.F

  private let path: String
  let connection: Connection
  private(set) var position = Position.start

  init(_ path: String) throws {
    self.path = path
    try ProjectionFiles.remove(path)
    connection = try Connection(path: path, mode: .underConstruction)
    try connection.write {
      for migration in T.migrations { try connection.script(migration.sql) }
    }
  }

  func checkpoint() -> Position { position }

  func parked() -> [Parked] { [] }

  func advance(_ body: (Position, any Table<F>, any Quarantine) throws -> LogMark?) throws -> Position {
    try move { try body(position, T(connection), NoQuarantine(of: F.name))?.position ?? position }
    return position
  }

  func change(_ body: (any Table<F>, any Quarantine) throws -> Void) throws {
    try connection.write { try body(T(connection), NoQuarantine(of: F.name)) }
  }

  /// Runs `body` in one transaction; the rows are then at the position that it answers.
  func move(_ body: () throws -> Position) throws {
    position = try connection.write(body)
  }

  func discard() {
    // What is left is removed by the next rebuild.
    try? ProjectionFiles.remove(path)
  }
}
