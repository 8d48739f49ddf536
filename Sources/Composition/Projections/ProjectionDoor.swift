import CommandPorts
import Synchronization

/// The projections, for the commands that operate them. The write side is opened first, so they come to it later; where
/// only the write side is open, there are none.
final class ProjectionDoor: ProjectionControl {
  private let desk = Mutex<ProjectionDesk?>(nil)

  func open(to desk: ProjectionDesk) {
    self.desk.withLock { $0 = desk }
  }

  func pause(_ name: String) throws {
    try desk(of: name).pause(name)
  }

  func resume(_ name: String) throws {
    try desk(of: name).resume(name)
  }

  func retry(_ name: String) throws {
    try desk(of: name).retry(name)
  }

  func rebuild(_ name: String) throws {
    try desk(of: name).rebuild(name)
  }

  private func desk(of name: String) throws -> ProjectionDesk {
    guard let desk = desk.withLock({ $0 }) else { throw UnknownProjection(name) }
    return desk
  }
}
