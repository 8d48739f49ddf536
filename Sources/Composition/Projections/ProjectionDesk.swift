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
    if watch != nil { for projector in projectors { try projector.look() } }
    return projectors.map { board.status(of: $0.name, version: versions[$0.name] ?? 0, lagLimit: lagLimit) }
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
    switch try projector(name).retry() {
    case .applied: if watch == nil { diary.tell(name, "what is parked was tried again") }
    case .rebuildNeeded: try rebuild(name)
    case .noRows:
      // At rest nobody else builds them.
      guard watch != nil else { throw ProjectionBusy(name) }
      try rebuild(name)
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
