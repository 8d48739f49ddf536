import CommandPorts
import Commands
import Foundation
import Kernel
import Testing

@Suite struct InFlightTests {
  let meter = RecordingMeter()
  let gate = Gate()
  let key = Repetition.key(fingerprint: [1])

  func bus() throws -> CommandBus {
    try CommandBus(
      [CommandRegistration(Answering(to: PingCommand.self) { [gate] in await gate.pass() })], meter: meter)
  }

  @Test func `the same key while its command runs is refused as in flight`() async throws {
    let (bus, id) = (try bus(), UUID())
    async let first = bus.execute(PingCommand(), context(id: id, key))
    await gate.arrival()
    let error = await #expect(throws: CommandInFlight.self) {
      try await bus.execute(PingCommand(), context(id: id, key))
    }
    #expect(error?.code == "command-in-flight")
    #expect(error?.kind == .conflict)
    gate.open()
    _ = try await first
    #expect(meter.records == ["Ping 42 command-in-flight", "Ping 42 done"])
  }

  @Test func `a key whose command has ended may be sent again`() async throws {
    let (bus, id) = (try bus(), UUID())
    gate.open()
    for _ in 0..<2 { _ = try await bus.execute(PingCommand(), context(id: id, key)) }
    #expect(meter.records == ["Ping 42 done", "Ping 42 done"])
  }

  @Test func `a key whose command failed may be sent again`() async throws {
    struct Broken: Error {}
    let bus = try CommandBus(
      [CommandRegistration(Answering(to: PingCommand.self) { throw Broken() })], meter: meter)
    let id = UUID()
    for _ in 0..<2 {
      await #expect(throws: Broken.self) { try await bus.execute(PingCommand(), context(id: id, key)) }
    }
  }

  @Test func `other keys run meanwhile`() async throws {
    let bus = try bus()
    async let first = bus.execute(PingCommand(), context(id: UUID(), key))
    await gate.arrival()
    _ = try await bus.execute(PingCommand(), context(id: UUID(), key))
    gate.open()
    _ = try await first
    #expect(meter.records == ["Ping 42 done", "Ping 42 done"])
  }

  @Test func `who may not send it is not told that it is in flight`() async throws {
    let (bus, id) = (try bus(), UUID())
    async let first = bus.execute(PingCommand(), context(id: id, key))
    await gate.arrival()
    await #expect(throws: AccessRefused.signInNeeded) {
      try await bus.execute(PingCommand(), context(nil, id: id, key))
    }
    gate.open()
    _ = try await first
  }
}
