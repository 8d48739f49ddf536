import Kernel
import Projections
import QueryPorts

/// The same projections, for whoever looks at them.
struct ProjectionDeskReader: ProjectionQueryGateway {
  let desk: ProjectionDesk
  let epoch: UInt64

  func listProjections() -> Snapshot<[ProjectionStatus]> {
    Snapshot(desk.list(), at: PositionToken(epoch: epoch, position: desk.log.head))
  }

  func getProjection(_ name: String) -> Snapshot<ProjectionStatus?> {
    let position = PositionToken(epoch: epoch, position: desk.log.head)
    return Snapshot(desk.status(of: name), at: position)
  }
}
