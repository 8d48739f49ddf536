/// On whose behalf a unit of work waits for the writer. Each class has a line of its own, so that none is starved or
/// refused because of another.
package enum WriterClass: Int, Sendable, CaseIterable {
  /// Somebody waits for the answer.
  case client
  /// A background worker's task, its heartbeat among it.
  case worker
  /// Work of the program's own that nobody waits for, in units of a few milliseconds.
  case upkeep
}

extension WriterClass {
  /// How many of the class may share a commit. A unit of upkeep is long beside the others, and who shares its commit
  /// waits for it.
  var placesInBatch: Int {
    switch self {
    case .client, .worker: .max
    case .upkeep: 1
    }
  }
}
