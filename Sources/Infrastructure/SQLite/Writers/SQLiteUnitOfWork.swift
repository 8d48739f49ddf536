package import CommandPorts
import Foundation
package import Kernel
package import SQLiteStore

/// Units of work on the one writer. The stored outcome of a repeatable command stands in the same transaction as
/// its effect.
package struct SQLiteUnitOfWork: UnitOfWork {
  private let writer: Writer<LogState>
  private let head: @Sendable () -> PositionToken
  private let hooks: [any AppendHook]

  /// `head` is where the log ended with the last commit; it must not wait for the writer. The hooks run in their order.
  package init(
    _ writer: Writer<LogState>, head: @escaping @Sendable () -> PositionToken, hooks: [any AppendHook] = []
  ) {
    self.writer = writer
    self.head = head
    self.hooks = hooks
  }

  package func perform<Outcome: CommandOutcome>(
    _ context: CommandContext, _ body: @escaping @Sendable (any Transaction) throws -> Outcome
  ) async throws -> Committed<Outcome> {
    do {
      return try await writer.perform(for: WriterClass(context.origin)) { [hooks] connection, state in
        let outcomes = CommandOutcomes(connection, epoch: state.epoch)
        if let done = try outcomes.find(Outcome.self, for: context) { return done }
        let transaction = SQLiteTransaction(connection, head: state.head, context: context)
        let outcome = try body(transaction)
        if transaction.head > state.head {
          for hook in hooks { try hook.appended(state.head.next, transaction.head, on: connection) }
        }
        try outcomes.store(outcome, at: transaction.head, for: context)
        state.move(to: transaction.end ?? state.end)
        return Committed(outcome: outcome, position: state.token, isRepetition: false)
      }
    } catch {
      throw Self.portError(for: error, isKeyed: context.repetition != .unrecognised)
    }
  }

  package func withoutCommit<Outcome: Sendable>(
    _ outcome: Outcome, _ context: CommandContext
  ) throws -> Committed<Outcome> {
    guard context.repetition == .unrecognised else { throw RepeatableWithoutCommit(commandID: context.commandID) }
    return Committed(outcome: outcome, position: head(), isRepetition: false)
  }

  /// Storage failures in the port's words; everything else comes through as it is. Of those only a full disk comes
  /// after the command's key was looked up.
  private static func portError(for error: any Error, isKeyed: Bool) -> any Error {
    switch error {
    case is WriterQueueFull: WritesUnavailable(.tooManyWaiting, isKeyKnown: !isKeyed)
    case is WriterStopped where isKeyed: CommandPorts.OutcomeUnknown(.keyNotLookedUp)
    case let stopped as WriterStopped: WritesUnavailable(stopped.reason.portReason)
    case is SQLiteStore.OutcomeUnknown: CommandPorts.OutcomeUnknown(.commitFailed)
    case let error as SQLiteError:
      error.faultOfWrites.portReason.map { WritesUnavailable($0, isKeyKnown: !isKeyed || $0 == .diskFull) } ?? error
    default: error
    }
  }
}

extension StorageFaultOfWrites {
  /// Nil for a fault of ours.
  fileprivate var portReason: WritesUnavailable.Reason? {
    switch self {
    case .locked: .locked
    case .full: .diskFull
    case .failed: .ioFailed
    case .untrusted: .stopped
    case .ours: nil
    }
  }
}

extension WriterStopped.Reason {
  /// Where the disk is full at the start, that is what to mend.
  fileprivate var portReason: WritesUnavailable.Reason {
    if case .failed(let cause) = self, cause.faultOfWrites == .full { .diskFull } else { .stopped }
  }
}

extension WriterClass {
  fileprivate init(_ origin: CommandOrigin) {
    self =
      switch origin {
      case .client: .client
      case .worker: .worker
      case .upkeep: .upkeep
      }
  }
}
