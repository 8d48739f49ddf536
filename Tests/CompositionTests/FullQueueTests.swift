import CommandPorts
import Composition
import TestSupport
import Testing

/// How many commands a service lets wait for its writer.
@Suite struct FullQueueTests {
  @Test(.timeLimit(.minutes(1))) func aThousandWaitAndTheNextIsRefusedAtOnce() async throws {
    let held = HeldWriter()
    let service = try TestService(features: Specimen.features + [held.feature])
    await held.hold()
    // Each runs here until it waits.
    let tasks = (0...1_000).map { _ in
      let context = service.context()
      return Task.immediate { try await service.ports.unitOfWork.perform(context) { _ in Done() } }
    }
    held.letGo()
    var refused: [WritesUnavailable.Reason] = []
    for task in tasks {
      do { _ = try await task.value } catch let error as WritesUnavailable { refused.append(error.reason) }
    }
    #expect(refused == [.tooManyWaiting])
    await service.stop()
  }
}
