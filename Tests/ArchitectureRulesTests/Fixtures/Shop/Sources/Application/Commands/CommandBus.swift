import CommandPorts

package final class CommandBus: Sendable {
  private let registrations: [CommandRegistration]

  package init(_ registrations: [CommandRegistration]) { self.registrations = registrations }

  package func execute<C: Command>(_ command: C) async throws -> C.Outcome? {
    for registration in registrations {
      if let outcome = try await registration.run(command) as? C.Outcome { return outcome }
    }
    return nil
  }
}

package struct CommandRegistration: Sendable {
  let run: @Sendable (any Command) async throws -> (any Sendable)?

  package init<I: Interactor>(_ interactor: I) {
    run = { command in
      guard let intent = command as? I.Intent else { return nil }
      return try await interactor.execute(intent).outcome  // decoy: A1
    }
  }
}
