import CommandPorts
import Kernel
import Projections
import QueryPorts
import Signals

/// The projections of this process, for whoever operates them.
struct ProjectionDesk {
  let projectors: [Projector]
  let board: PositionBoard
  let versions: [String: Int]
  let lagLimit: Double
  let log: any LogSignal
  let diary: ProjectionDiary
  /// Nil while the projectors run; otherwise they stand still, and what is asked of them is done at once.
  var watch: BuildWatch?

  func list() throws -> [ProjectionStatus] {
    try projectors.map { try status(of: $0) }
  }

  /// Nil for a name that no projection has.
  func status(of name: String) throws -> ProjectionStatus? {
    try projectors.first { $0.name == name }.map { try status(of: $0) }
  }

  private func status(of projector: Projector) throws -> ProjectionStatus {
    if watch != nil { try projector.look() }
    return board.status(of: projector.name, version: versions[projector.name] ?? 0, lagLimit: lagLimit)
  }

  func pause(_ name: String) throws {
    guard try projector(name).hold() else { throw ProjectionIsInline(name) }
    diary.tell(name, "pause was asked for")
  }

  func resume(_ name: String) throws {
    try projector(name).resume()
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
