package import CommandPorts
import Foundation
package import Kernel
import Synchronization

/// The one door to the write side. Around each interactor runs one pipeline:
/// policy → in-flight check → execute → meter.
package final class CommandBus: Sendable {
  private let handlers: [ObjectIdentifier: any Handler]
  private let meter: any CommandMeter
  private let inFlight = Mutex<Set<UUID>>([])

  /// Throws `BusError.twoInteractors` when a command has two.
  package init(_ registrations: [CommandRegistration], meter: any CommandMeter) throws(BusError) {
    var handlers: [ObjectIdentifier: any Handler] = [:]
    for registration in registrations {
      guard handlers.updateValue(registration.handler, forKey: ObjectIdentifier(registration.command)) == nil else {
        throw .twoInteractors(command: registration.handler.operation)
      }
    }
    self.handlers = handlers
    self.meter = meter
  }

  /// Throws `BusError.noInteractor`, with the name, for the first declared command that nobody handles.
  package func verify(handles commands: [any Command.Type]) throws(BusError) {
    for command in commands where handlers[ObjectIdentifier(command)] == nil {
      throw .noInteractor(command: String(describing: command))
    }
  }

  /// Throws `AccessRefused`, `CommandInFlight`, `BusError.noInteractor`, and what the interactor throws.
  package func execute<C: Command>(_ command: C, _ context: CommandContext) async throws -> Committed<C.Outcome> {
    guard let handler = handlers[ObjectIdentifier(C.self)] as? CommandHandler<C> else {
      throw BusError.noInteractor(command: String(describing: C.self))
    }
    return try await metered(handler.operation) {
      try C.policy.check(context.principal)
      return try await alone(context) { try await handler.execute(command, context) }
    }
  }

  private func alone<R>(_ context: CommandContext, _ next: () async throws -> R) async throws -> R {
    guard context.repetition != .unrecognised else { return try await next() }
    guard inFlight.withLock({ $0.insert(context.commandID).inserted }) else { throw CommandInFlight() }
    defer { inFlight.withLock { _ = $0.remove(context.commandID) } }
    return try await next()
  }

  private func metered<R>(_ operation: String, _ next: () async throws -> R) async throws -> R {
    let start = meter.began()
    do {
      let result = try await next()
      meter.ended(operation, began: start, refused: nil)
      return result
    } catch {
      meter.ended(operation, began: start, refused: (error as? any Refusal)?.code ?? "fault")
      throw error
    }
  }
}

/// One interactor, ready for the bus's table.
package struct CommandRegistration: Sendable {
  package let command: any Command.Type
  fileprivate let handler: any Handler

  package init<I: Interactor>(_ interactor: I) {
    command = I.Intent.self
    handler = CommandHandler<I.Intent>(
      operation: I.Intent.operation, execute: { try await interactor.execute($0, $1) })
  }
}

private protocol Handler: Sendable {
  var operation: String { get }
}

private final class CommandHandler<C: Command>: Handler {
  let operation: String
  let execute: @Sendable (C, CommandContext) async throws -> Committed<C.Outcome>

  init(
    operation: String, execute: @escaping @Sendable (C, CommandContext) async throws -> Committed<C.Outcome>
  ) {
    self.operation = operation
    self.execute = execute
  }
}

/// The same command is being done at this moment.
package struct CommandInFlight: SingleRefusal {
  package static let problem = ProblemType(
    "command-in-flight", .conflict, "A request with this `Idempotency-Key` is still running.")

  package var detail: String { "A request with this key is still running; ask again in a moment." }
}

/// The table of interactors is not what the program declares. Found at start.
package enum BusError: Error, CustomStringConvertible {
  case noInteractor(command: String)
  case twoInteractors(command: String)

  package var description: String {
    switch self {
    case .noInteractor(let command): "\(command) has no interactor; register one in the CommandDeps of its domain"
    case .twoInteractors(let command): "\(command) has two interactors; register one in the CommandDeps of its domain"
    }
  }
}
