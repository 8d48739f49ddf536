import CommandPorts
import Commands
import Kernel
import Synchronization
import Testing

@Suite struct CommandBusTests {
  let meter = RecordingMeter()

  @Test func `two interactors of one command are named at start`() {
    let error = #expect(throws: BusError.self) {
      try CommandBus(
        [
          CommandRegistration(Answering(to: PingCommand.self)), CommandRegistration(Answering(to: PongCommand.self)),
          CommandRegistration(Answering(to: PingCommand.self)),
        ], meter: meter)
    }
    #expect(error?.description == "Ping has two interactors; register one in the CommandDeps of its domain")
  }

  @Test func `a declared command without an interactor is named at start`() throws {
    let bus = try CommandBus([CommandRegistration(Answering(to: PingCommand.self))], meter: meter)
    try bus.verify(handles: [PingCommand.self])
    let error = #expect(throws: BusError.self) { try bus.verify(handles: [PingCommand.self, PongCommand.self]) }
    #expect(error?.description == "PongCommand has no interactor; register one in the CommandDeps of its domain")
  }

  @Test func `a command without an interactor is a fault of ours, not a refusal`() async throws {
    let bus = try CommandBus([], meter: meter)
    let error = await #expect(throws: BusError.self) { try await bus.execute(PingCommand(), context()) }
    #expect(!(error is any Refusal))
  }

  @Test func `each command comes to its own interactor`() async throws {
    let calls = Calls()
    let bus = try CommandBus(
      [
        CommandRegistration(Answering(to: PingCommand.self) { calls.note("ping") }),
        CommandRegistration(Answering(to: PongCommand.self) { calls.note("pong") }),
      ], meter: meter)
    _ = try await bus.execute(PongCommand(), context())
    _ = try await bus.execute(PingCommand(), context())
    #expect(calls.noted == ["pong", "ping"])
  }

  @Test func `whom the policy keeps out never reaches the interactor`() async throws {
    let calls = Calls()
    let bus = try CommandBus(
      [CommandRegistration(Answering(to: PingCommand.self) { calls.note("ping") })], meter: meter)
    await #expect(throws: AccessRefused.signInNeeded) { try await bus.execute(PingCommand(), context(nil)) }
    await #expect(throws: AccessRefused.notAllowed) {
      try await bus.execute(PingCommand(), context(Principal(id: "admin", role: .admin)))
    }
    #expect(calls.noted.isEmpty)
  }

  @Test func `the meter is told how each command ended`() async throws {
    struct Broken: Error {}
    let bus = try CommandBus(
      [
        CommandRegistration(Answering(to: PingCommand.self)),
        CommandRegistration(Answering(to: PongCommand.self) { throw Broken() }),
      ], meter: meter)
    _ = try await bus.execute(PingCommand(), context())
    await #expect(throws: AccessRefused.self) { try await bus.execute(PingCommand(), context(nil)) }
    await #expect(throws: Broken.self) { try await bus.execute(PongCommand(), context()) }
    #expect(meter.records == ["Ping 42 done", "Ping 42 sign-in-needed", "Pong 42 fault"])
  }
}

/// Who was called, in order.
private final class Calls: Sendable {
  private let names = Mutex<[String]>([])

  var noted: [String] { names.withLock { $0 } }

  func note(_ name: String) {
    names.withLock { $0.append(name) }
  }
}
