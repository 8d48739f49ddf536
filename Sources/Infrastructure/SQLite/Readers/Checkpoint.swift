import Foundation
import Kernel
import SQLiteStore

extension Connection {
  /// The position that the file's rows have applied, within the same snapshot as everything else that is read.
  func checkpoint() throws -> PositionToken {
    let token = try first("SELECT epoch, position FROM checkpoint") { row in
      PositionToken(epoch: UInt64(bitPattern: try row.int64(0)), position: Position(try row.int64(1)))
    }
    guard let token else { throw NoCheckpoint() }
    return token
  }
}

/// The file is not a projection's.
struct NoCheckpoint: Error {}
