package import Foundation

/// The metadata that travels beside a command.
package struct CommandContext: Sendable {
  package let commandID: UUID
  package let principal: Principal?
  package let correlationID: UUID
  package let causationID: UUID?
  package let traceparent: String?
  /// When the command was accepted, in whole milliseconds; the one time of its transaction.
  package let acceptedAt: Date
  package let repetition: Repetition
  package let origin: CommandOrigin

  package init(
    commandID: UUID, principal: Principal?, correlationID: UUID? = nil, causationID: UUID? = nil,
    traceparent: String? = nil, acceptedAt: Date, repetition: Repetition = .unrecognised,
    origin: CommandOrigin = .client
  ) {
    self.commandID = commandID
    self.principal = principal
    self.correlationID = correlationID ?? commandID
    self.causationID = causationID
    self.traceparent = traceparent
    self.acceptedAt = acceptedAt
    self.repetition = repetition
    self.origin = origin
  }
}

/// On whose behalf a command runs. Commands of one origin neither starve those of another nor fill their queue.
package enum CommandOrigin: Sendable {
  /// Somebody waits for the answer.
  case client
  /// A background worker, with its task or its heartbeat.
  case worker
  /// The program's own upkeep, which nobody waits for and which yields to the others.
  case upkeep
}
