import Kernel
import Projections

struct NoObserver: ProjectionObserver {
  func advanced(_ projection: String, to position: Position, parked: [Parked]) {}
  func paused(_ projection: String, at position: Position, parked: [Parked]) {}
  func halted(_ projection: String, at position: Position?, _ error: any Error) {}
  func rebuildBegins(_ projection: String, at position: Position, isFirst: Bool) {}
  func rebuilding(_ projection: String, at position: Position, isFirst: Bool) {}
  func rebuilt(_ projection: String, _ differences: [TableDifference]) {}
  func rebuildFailed(_ projection: String, _ error: any Error) {}
  func damaged(_ projection: String, _ reason: String) {}
  func asked(_ projection: String, for operation: ProjectionOperation) {}
  func retried(_ projection: String, _ error: (any Error)?) {}
}
