import Foundation
package import Kernel
import SQLiteStore

/// How far the read models in a folder have read the log: witnesses of the history it had.
package enum KeptMarks {
  /// Those of the log of an epoch. A file that is damaged or of something else tells nothing.
  package static func marks(in folder: String, of epoch: UInt64) -> [LogMark] {
    ProjectionFiles.durable(in: folder).compactMap { path in
      let kept = try? Connection(path: path, mode: .readOnly).reading.projectionCheckpoint()
      return kept?.epoch == epoch ? kept?.mark : nil
    }
  }
}
