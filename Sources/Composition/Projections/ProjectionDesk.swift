import CommandPorts
import Kernel
import Projections
import QueryPorts
import SQLiteProjections
import Signals

/// The projections of this process, for whoever operates them.
struct ProjectionDesk {
  let projectors: [Projector]
  let board: PositionBoard
  let versions: [String: Int]
  let lagLimit: Double
  let log: any LogSignal
  let diary: ProjectionDiary
  let pauses: PauseNotes
  /// Nil while the projectors run; otherwise they stand still, and what is asked of them is done at once.
  var watch: BuildWatch?

  func list() -> [ProjectionStatus] {
    projectors.map { board.status(of: $0.name, version: versions[$0.name] ?? 0, lagLimit: lagLimit) }
  }

  /// Those that were paused before this program began.
  func holdPaused() {
    for projector in projectors where pauses.isPaused(projector.name) && projector.hold() {
      diary.warn(projector.name, "it is still paused; `tandem projections resume \(projector.name)` lets it go on")
    }
  }

  func pause(_ name: String) throws {
    let projector = try projector(name)
    guard projector.lifecycle == .asynchronous else { throw ProjectionIsInline(name) }
    // First what outlives the program: a pause that is answered holds.
    try pauses.pause(name)
    projector.hold()
    diary.tell(name, "pause was asked for")
  }

  func resume(_ name: String) throws {
    let projector = try projector(name)
    try pauses.resume(name)
    projector.resume()
    diary.tell(name, "resume was asked for")
  }

  func retry(_ name: String) throws {
    switch try projector(name).retry() {
    case .applied: if watch == nil { diary.tell(name, "what is parked was tried again") }
    case .rebuildNeeded, .noRows: try rebuild(name)
    }
  }

  func rebuild(_ name: String) throws {
    let projector = try projector(name)
    guard let watch else {
      guard projector.rebuild() else { throw ProjectionBusy(name) }
      return diary.tell(name, "a rebuild has begun")
    }
    guard try projector.build(while: { watch(name, $0, log.head) }) else { throw BuildStopped(name) }
  }

  private func projector(_ name: String) throws -> Projector {
    guard let found = projectors.first(where: { $0.name == name }) else { throw UnknownProjection(name) }
    return found
  }
}
