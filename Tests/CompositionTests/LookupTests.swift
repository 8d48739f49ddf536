import CommandPorts
import Commands
import Composition
import Dispatch
import Foundation
import Kernel
import TestSupport
import Testing

/// A look-up outside the writer, before something slow.
@Suite struct LookupTests {
  @Test(.timeLimit(.minutes(1))) func itDoesNotWaitForTheWriter() async throws {
    let held = HeldWriter()
    let service = try TestService(features: Specimen.features + [held.feature])
    let keeper = try await service.commands.execute(NameKeeperCommand(name: "Ada"), service.context()).outcome
    await held.hold()
    let unknown = UUID()
    let refusal = await #expect(throws: KeeperError.self) {
      try await service.commands.execute(
        CollectSpecimenCommand(keeperID: unknown, label: "Fern", count: 1), service.context())
    }
    #expect(refusal?.code == "keeper-not-found")
    async let collected = service.commands.execute(
      CollectSpecimenCommand(keeperID: keeper.id, label: "Fern", count: 1), service.context())
    held.letGo()
    #expect(try await collected.outcome.version == 1)
    await service.stop()
  }
}

/// Has the writer to itself while a test wants it so.
private final class HeldWriter: Sendable {
  private let (wanted, isHeld, gate) = (
    AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
  )

  var feature: Feature {
    Feature(name: "HeldWriter", workers: { ports in [BackgroundWorker("holder") { await self.run(ports) }] })
  }

  func hold() async {
    wanted.continuation.yield()
    await offPool { [isHeld] in isHeld.wait() }
  }

  func letGo() {
    gate.signal()
  }

  private func run(_ ports: WritePorts) async {
    for await _ in wanted.stream {
      let context = CommandContext(commandID: ports.ids.fresh(), principal: nil, acceptedAt: ports.clock.now())
      _ = try? await ports.unitOfWork.perform(context) { [isHeld, gate] _ in
        isHeld.signal()
        gate.wait()
        return Done()
      }
    }
  }
}
