import Projections
import SQLiteStore
import TestSupport

/// Applies all there is.
func run(_ runner: some ProjectionRunner, stretch: Int) throws {
  while case let before = try runner.checkpoint(), try runner.advance(limit: stretch) > before {}
}

/// The epoch that the write file of a service's folder has.
func logEpoch(_ folder: TemporaryFolder) throws -> UInt64 {
  let connection = try Connection(path: "\(folder.path)/write.sqlite", mode: .readOnly)
  return try connection.first("SELECT epoch FROM log") { UInt64(bitPattern: try $0.int64(0)) } ?? 0
}
