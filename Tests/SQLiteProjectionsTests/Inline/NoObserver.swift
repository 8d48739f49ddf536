import Kernel
import Projections

struct NoObserver: ProjectionObserver {
  func advanced(_ projection: String, to standing: Standing) {}
  func paused(_ projection: String, at standing: Standing) {}
  func halted(_ projection: String, at standing: Standing?, _ error: any Error) {}
  func buildFailed(_ projection: String, _ error: any Error, failures: Int, nextIn seconds: Double) {}
  func rebuildBegins(_ projection: String, at position: Position, isFirst: Bool) {}
  func rebuilding(_ projection: String, at position: Position, isFirst: Bool) {}
  func exchanges(_ projection: String, for standing: Standing) {}
  func rebuilt(_ projection: String, _ differences: [TableDifference]) {}
  func rebuildFailed(_ projection: String, _ error: any Error) {}
  func damaged(_ projection: String, _ reason: String) {}
  func asked(_ projection: String, for operation: ProjectionOperation) {}
  func retried(_ projection: String, _ error: (any Error)?) {}
}
