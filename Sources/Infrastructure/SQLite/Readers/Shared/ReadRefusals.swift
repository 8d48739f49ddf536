package import QueryPorts
import SQLiteStore

extension ReadsUnavailable {
  /// Faults of the storage in the port's words; everything else, a fault of the program among it, comes through as it is.
  package static func refusal(for error: any Error) -> any Error {
    switch error {
    case is ReadPoolClosed, is NoFile: ReadsUnavailable(.closed, cause: "\(error)")
    case let damage as FileDamaged: ReadsUnavailable(.damaged, cause: "\(damage)")
    case let error as SQLiteError: Reason(error.faultOfReads).map { ReadsUnavailable($0, cause: "\(error)") } ?? error
    default: error
    }
  }
}

extension ReadsUnavailable.Reason {
  /// Nil for a fault of the program.
  fileprivate init?(_ fault: StorageFaultOfReads) {
    switch fault {
    case .outOfTime: self = .outOfTime
    case .busy: self = .busy
    case .full, .outOfReach, .failed: self = .failed
    case .damaged: self = .damaged
    case .ours: return nil
    }
  }
}
