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
    projectors.map { status(of: $0) }
  }

  /// Nil for a name that no projection has.
  func status(of name: String) -> ProjectionStatus? {
    projectors.first { $0.name == name }.map { status(of: $0) }
  }

  private func status(of projector: Projector) -> ProjectionStatus {
    board.status(of: projector.name, version: versions[projector.name] ?? 0, lagLimit: lagLimit)
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
    let projector = try projector(name)
    guard watch != nil else {
      guard projector.retryLater() else { throw ProjectionBusy(name) }
      return diary.tell(name, "what is parked is tried again")
    }
    switch try projector.retry() {
    case .applied: return
    // At rest nobody else builds them.
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
