package import Kernel

/// Is told how a projection goes.
package protocol ProjectionObserver: Sendable {
  /// Called after every round, whether or not it moved: the projector's heartbeat.
  func advanced(_ projection: String, to standing: Standing)
  func paused(_ projection: String, at standing: Standing)
  /// `standing` is nil when not even that can be read.
  func halted(_ projection: String, at standing: Standing?, _ error: any Error)
  /// The first build of the rows has failed so many times in a row; the next begins in so many seconds, or when it is
  /// asked for.
  func buildFailed(_ projection: String, _ error: any Error, failures: Int, nextIn seconds: Double)
  /// A rebuild reads on from the position; 0 when there is nothing to take up. Of one that was asked for it is told twice:
  /// when it is granted, with 0, and when it has found where to go on.
  func rebuildBegins(_ projection: String, at position: Position, isFirst: Bool)
  /// `isFirst`: until it is done there are no rows to read.
  func rebuilding(_ projection: String, at position: Position, isFirst: Bool)
  /// Told before anybody can read the rows that a rebuild has made.
  func exchanges(_ projection: String, for standing: Standing)
  func rebuilt(_ projection: String, _ differences: [TableDifference])
  func rebuildFailed(_ projection: String, _ error: any Error)
  /// There are no rows to read until they are built anew. It may be told several times of one damage.
  func damaged(_ projection: String, _ reason: String)
  /// An operator wants it; what becomes of it is told later.
  func asked(_ projection: String, for operation: ProjectionOperation)
  /// What was parked was tried again, or could not be.
  func retried(_ projection: String, _ error: (any Error)?)
}
