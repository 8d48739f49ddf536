import CommandPorts
package import Commands
package import Kernel

/// Sends commands one after the other, and counts those that are refused.
package struct CommandSender {
  private let commands: CommandBus
  private let context: @Sendable () -> CommandContext
  package private(set) var refused = 0
  /// Of the last command that was done.
  package private(set) var position: PositionToken?

  package init(_ commands: CommandBus, context: @escaping @Sendable () -> CommandContext) {
    self.commands = commands
    self.context = context
  }

  /// Nil when it is refused. Throws what is no refusal.
  @discardableResult
  package mutating func send<C: Command>(_ command: C) async throws -> C.Outcome? {
    do {
      let done = try await commands.execute(command, context())
      position = done.position
      return done.outcome
    } catch is any Refusal {
      refused += 1
      return nil
    }
  }
}
