/// What a failure of the storage means to those who read: the one table from SQLite's results to what they are told.
package enum StorageFaultOfReads: Sendable, Equatable, CaseIterable {
  /// Somebody else holds what is needed; a moment later it may be free.
  case busy
  /// Stopped by a time limit.
  case outOfTime
  /// No room is left on the disk.
  case full
  /// The file is missing, or can't be opened as it should be.
  case outOfReach
  /// The device failed, or the system has no memory.
  case failed
  /// The file is not what was written.
  case damaged
  /// What was asked can't be asked, or broke a constraint: a fault of the program.
  case ours
}

extension SQLiteError {
  package var faultOfReads: StorageFaultOfReads {
    switch kind {
    case .busy: .busy
    case .interrupted: .outOfTime
    case .diskFull: .full
    case .cantOpen, .readOnly: .outOfReach
    case .io, .outOfMemory: .failed
    case .corrupt, .notADatabase: .damaged
    case .constraint, .constraintUnique, .other: .ours
    }
  }
}
