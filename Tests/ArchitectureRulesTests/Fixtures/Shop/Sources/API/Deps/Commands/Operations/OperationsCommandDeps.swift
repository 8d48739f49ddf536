import CommandPorts
import Commands

package struct OperationsCommandDeps: Sendable {
  let control: any ProjectionControl

  package init(control: any ProjectionControl) { self.control = control }

  func rebuildProjection() -> RebuildProjectionInteractor { RebuildProjectionInteractor(control: control) }

  package var registrations: [CommandRegistration] { [CommandRegistration(rebuildProjection())] }
}
