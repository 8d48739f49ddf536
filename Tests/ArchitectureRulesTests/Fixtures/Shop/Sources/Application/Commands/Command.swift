import CommandPorts
import Kernel

package protocol Command: Sendable {
  associatedtype Outcome: Sendable
  static var policy: Policy { get }
}

package protocol Interactor: Sendable {
  associatedtype Intent: Command
  func execute(_ command: Intent) async throws -> Committed<Intent.Outcome>
}

package protocol OpenCommand: Command {}

extension OpenCommand {
  package static var policy: Policy { .anyone }  // plant: A3
}

package struct Done: Sendable {
  package init() {}
}
