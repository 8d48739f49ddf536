import CommandPorts
import Foundation
import JSON
import Kernel
import SQLiteStore

/// The outcomes of commands that may be sent again.
struct CommandOutcomes {
  /// How long the outcome of an `Idempotency-Key` is kept, in milliseconds: 24 hours.
  private static let keptFor: Int64 = 24 * 60 * 60 * 1000

  private let connection: Connection
  private let epoch: UInt64

  init(_ connection: Connection, epoch: UInt64) {
    self.connection = connection
    self.epoch = epoch
  }

  /// The stored outcome of the command, if it was done before.
  /// Throws `RepeatedWithOtherRequest` when it was done for another request.
  func find<Outcome: Codable & Sendable>(
    _ type: Outcome.Type, for context: CommandContext
  ) throws -> Committed<Outcome>? {
    guard let fingerprint = context.repetition.fingerprint else { return nil }
    return try connection.first(
      """
      SELECT fingerprint, outcome, position FROM command_outcomes
      WHERE command_id = ? AND (is_kept = 1 OR stored_at >= ?)
      """,
      context.commandID, context.acceptedAt.milliseconds - Self.keptFor
    ) { row in
      guard try row.bytes(0) == fingerprint else { throw RepeatedWithOtherRequest() }
      return Committed(
        outcome: try row.withBytes(1) { try JSON.decode(type, from: $0) },
        position: PositionToken(epoch: epoch, position: Position(try row.int64(2))), isRepetition: true)
    }
  }

  func store(_ outcome: some Encodable, at position: Position, for context: CommandContext) throws {
    guard let fingerprint = context.repetition.fingerprint else { return }
    let now = context.acceptedAt.milliseconds
    if case .key = context.repetition { try forgetTwo(before: now - Self.keptFor) }
    try connection.run(
      """
      INSERT INTO command_outcomes (command_id, fingerprint, outcome, position, stored_at, is_kept)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (command_id) DO UPDATE SET fingerprint = excluded.fingerprint, outcome = excluded.outcome,
        position = excluded.position, stored_at = excluded.stored_at
      """,
      context.commandID, fingerprint, try JSON.text(of: outcome), position.value, now, context.repetition.isKept)
  }

  /// Each command that adds an outcome takes away up to two old ones, so the table stays in bounds without a
  /// clean-up of its own.
  private func forgetTwo(before time: Int64) throws {
    try connection.run(
      """
      DELETE FROM command_outcomes WHERE command_id IN (
        SELECT command_id FROM command_outcomes INDEXED BY command_outcomes_to_forget
        WHERE is_kept = 0 AND stored_at < ? ORDER BY stored_at LIMIT 2)
      """, time)
  }
}

extension Repetition {
  fileprivate var isKept: Bool {
    if case .source = self { true } else { false }
  }
}
