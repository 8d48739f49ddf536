package import Kernel
package import SQLiteStore

/// What is done within each unit of work that has appended events, in its own transaction.
package protocol AppendHook: Sendable {
  /// Runs on the writer's thread when the body of the unit is done and before its outcome is stored; `first` and `last` are
  /// the positions of its events. What it throws fails the unit and leaves nothing of it. It may run again for the
  /// same unit, so its only effects must be on the connection.
  func appended(_ first: Position, _ last: Position, on connection: Connection) throws
}
