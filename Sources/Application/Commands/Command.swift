package import CommandPorts
package import Kernel

/// An intent to change state: what the caller wants, nothing about how. Immutable plain values.
package protocol Command: Sendable {
  /// An id with its version (`Saved`), nothing (`Done`), or a small result; never an entity or a DTO.
  associatedtype Outcome: CommandOutcome

  /// Declared by each command itself: there is no default.
  static var policy: Policy { get }
  /// What the interactor may refuse it with, besides what any command may be refused with.
  static var refusals: [any Refusal.Type] { get }
}

/// Handles one command: load, authorize what needs the aggregate, decide in the domain, save, return.
package protocol Interactor<Intent>: Sendable {
  associatedtype Intent: Command

  func execute(_ command: Intent, _ context: CommandContext) async throws -> Committed<Intent.Outcome>
}

extension Command {
  package static var refusals: [any Refusal.Type] { [] }

  /// The command's name without its ending: the operation in idempotency scopes, metrics and logs.
  package static var operation: String {
    let name = String(describing: Self.self)
    return name.hasSuffix("Command") ? String(name.dropLast("Command".count)) : name
  }
}
