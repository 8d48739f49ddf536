import CommandPorts
import Composition
import Dispatch
import Kernel
import TestSupport

/// Has the writer to itself while a test wants it so.
final class HeldWriter: Sendable {
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
