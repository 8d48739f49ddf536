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

  package init(
    commandID: UUID, principal: Principal?, correlationID: UUID? = nil, causationID: UUID? = nil,
    traceparent: String? = nil, acceptedAt: Date, repetition: Repetition = .unrecognised
  ) {
    self.commandID = commandID
    self.principal = principal
    self.correlationID = correlationID ?? commandID
    self.causationID = causationID
    self.traceparent = traceparent
    self.acceptedAt = acceptedAt
    self.repetition = repetition
  }
}

/// How a second sending of the same command is recognised. `fingerprint` is a keyed digest of the request:
/// the same command id with another one is refused.
package enum Repetition: Hashable, Sendable {
  /// The command id is fresh; its outcome is not stored.
  case unrecognised
  /// The id comes from an `Idempotency-Key`; the outcome is kept for 24 hours.
  case key(fingerprint: [UInt8])
  /// The id is derived from the command's source (an invoice, a task); the outcome is kept for good.
  case source(fingerprint: [UInt8])

  package var fingerprint: [UInt8]? {
    switch self {
    case .unrecognised: nil
    case .key(let fingerprint), .source(let fingerprint): fingerprint
    }
  }
}
