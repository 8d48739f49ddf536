import CommandDeps
import CommandPorts
import Commands

extension Feature {
  static let operations = Feature(
    name: "Operations",
    commands: { OperationsCommandDeps(control: ProjectionDesk()).registrations }
  )
}
