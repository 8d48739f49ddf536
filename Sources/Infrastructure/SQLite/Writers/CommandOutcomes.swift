import CommandPorts
import Foundation
import JSON
import Kernel
import SQLiteStore

/// The outcomes of commands that may be sent again.
struct CommandOutcomes {
  private let connection: Connection
  private let epoch: UInt64

  init(_ connection: Connection, epoch: UInt64) {
    self.connection = connection
    self.epoch = epoch
  }

  /// The stored outcome of the command, if it was done before.
  /// Throws `RepeatedWithOtherRequest` when it was done for another request.
  func find<Outcome: CommandOutcome>(_ type: Outcome.Type, for context: CommandContext) throws -> Committed<Outcome>? {
    guard let fingerprint = context.repetition.fingerprint else { return nil }
    return try connection.first(
      """
      SELECT fingerprint, version, outcome, position FROM command_outcomes
      WHERE command_id = ? AND (kept_until IS NULL OR kept_until >= ?)
      """,
      context.commandID, context.acceptedAt.milliseconds
    ) { row in
      guard try row.bytes(0) == fingerprint else { throw RepeatedWithOtherRequest() }
      let version = try row.int(1)
      return Committed(
        outcome: try row.withBytes(2) { try type.read(version: version, JSONPayload($0)) },
        position: PositionToken(epoch: epoch, position: Position(try row.int64(3))), isRepetition: true)
    }
  }

  func store<Outcome: CommandOutcome>(_ outcome: Outcome, at position: Position, for context: CommandContext) throws {
    guard let fingerprint = context.repetition.fingerprint else { return }
    let now = context.acceptedAt.milliseconds
    let keptUntil = context.repetition.end(from: now)
    if keptUntil != nil { try forgetTwo(endedBefore: now) }
    try connection.run(
      """
      INSERT INTO command_outcomes (command_id, fingerprint, version, outcome, position, stored_at, kept_until)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (command_id) DO UPDATE SET fingerprint = excluded.fingerprint, version = excluded.version,
        outcome = excluded.outcome, position = excluded.position, stored_at = excluded.stored_at,
        kept_until = excluded.kept_until
      """,
      context.commandID, fingerprint, Outcome.version, try JSON.text(of: outcome), position.value, now, keptUntil)
  }

  /// Each command that adds an outcome with an end takes away up to two that are past theirs, so the table stays in
  /// bounds without a clean-up of its own.
  private func forgetTwo(endedBefore time: Int64) throws {
    try connection.run(
      """
      DELETE FROM command_outcomes WHERE command_id IN (
        SELECT command_id FROM command_outcomes INDEXED BY command_outcomes_to_forget
        WHERE kept_until < ? ORDER BY kept_until LIMIT 2)
      """, time)
  }
}

extension Repetition {
  /// How long the outcome of an `Idempotency-Key` is kept, in milliseconds: 24 hours.
  private static var keptFor: Int64 { 24 * 60 * 60 * 1000 }

  /// Until when an outcome of `now` is kept, in milliseconds; nil for good.
  fileprivate func end(from now: Int64) -> Int64? {
    switch self {
    case .unrecognised, .key: now + Self.keptFor
    case .source(_, .forGood): nil
    case .source(_, .until(let end)): end.milliseconds
    }
  }
}
