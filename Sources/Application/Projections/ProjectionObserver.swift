package import Kernel

/// Is told how a projection goes.
package protocol ProjectionObserver: Sendable {
  /// Called after every round, whether or not it moved: the projector's heartbeat.
  func advanced(_ projection: String, to position: Position, parked: [Parked])
  func paused(_ projection: String, at position: Position, parked: [Parked])
  /// `position` is nil when not even the checkpoint can be read.
  func halted(_ projection: String, at position: Position?, _ error: any Error)
  /// A rebuild reads on from the position; 0 when there is nothing to take up. Of one that was asked for it is told twice:
  /// when it is granted, with 0, and when it has found where to go on.
  func rebuildBegins(_ projection: String, at position: Position, isFirst: Bool)
  /// `isFirst`: until it is done there are no rows to read.
  func rebuilding(_ projection: String, at position: Position, isFirst: Bool)
  func rebuilt(_ projection: String, _ differences: [TableDifference])
  func rebuildFailed(_ projection: String, _ error: any Error)
  /// There are no rows to read until they are built anew. It may be told several times of one damage.
  func damaged(_ projection: String, _ reason: String)
  /// An operator wants it; what becomes of it is told later.
  func asked(_ projection: String, for operation: ProjectionOperation)
  /// What was parked was tried again, or could not be.
  func retried(_ projection: String, _ error: (any Error)?)
}
