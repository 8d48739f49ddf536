package import Foundation
package import Kernel

/// One atomic write. The body is synchronous, so nothing slow can be awaited while the write lock is held; every
/// write port takes the transaction, so a write outside of one does not compile.
package protocol UnitOfWork: Sendable {
  /// Answers only after the commit is durable. When the body throws, nothing is left and the error comes through.
  /// A context whose command was done before gets the stored outcome, without running the body.
  ///
  /// Throws what the body throws, or `RepeatedWithOtherRequest`, `WritesUnavailable`, `OutcomeUnknown`.
  func perform<Outcome: CommandOutcome>(
    _ context: CommandContext, _ body: @escaping @Sendable (any Transaction) throws -> Outcome
  ) async throws -> Committed<Outcome>

  /// For a command that turned out to change nothing. Its outcome is not stored; it waits for no write, and is answered
  /// while writing has stopped. The position is the head of the log.
  ///
  /// Throws `RepeatableWithoutCommit` for a command that a second sending must find done.
  func withoutCommit<Outcome: Sendable>(_ outcome: Outcome, _ context: CommandContext) throws -> Committed<Outcome>
}

/// A running write. Only adapters make one; it can't be stored, returned or captured by a task.
package protocol Transaction: AnyObject {}

/// What was done, durably, if anything was. The outcome carries the aggregate's version where there is one.
package struct Committed<Outcome: Sendable>: Sendable {
  package let outcome: Outcome
  /// Of the command's last event; the head of the log when nothing was changed.
  package let position: PositionToken
  /// The command was done before; this is its stored outcome.
  package let isRepetition: Bool

  package init(outcome: Outcome, position: PositionToken, isRepetition: Bool) {
    self.outcome = outcome
    self.position = position
    self.isRepetition = isRepetition
  }
}

/// A command with a key or a source was to be answered without a commit, where its outcome can't be kept. A fault of
/// ours: such a command takes no key.
package struct RepeatableWithoutCommit: Error, Equatable {
  package let commandID: UUID

  package init(commandID: UUID) {
    self.commandID = commandID
  }
}
