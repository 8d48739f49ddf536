import CommandPorts
import Commands
import Composition
import Kernel
import Synchronization
import TestSupport
import Testing

@Suite struct BackgroundWorkerTests {
  @Test(.timeLimit(.minutes(1))) func itRunsWithTheServiceAndAStopWaitsForItsEnd() async throws {
    let worker = Work()
    let service = try TestService(features: Specimen.features + [worker.feature])
    while worker.seen.isEmpty { await Task.yield() }
    #expect(worker.seen == ["began"])
    await service.stop()
    #expect(worker.seen == ["began", "cancelled"] + Array(repeating: "wrote", count: Work.lastWrites) + ["ended"])
    #expect(service.warnings == [], "it ended because it was told to")
  }

  @Test(.timeLimit(.minutes(1))) func oneThatEndsByItselfIsToldInTheLog() async throws {
    let feature = Feature(name: "Tired", workers: { _ in [BackgroundWorker("sleeper") {}] })
    let service = try TestService(features: Specimen.features + [feature])
    while service.warnings.isEmpty { await Task.yield() }
    #expect(service.warnings.count == 1)
    #expect(service.warnings[0].contains("a background worker has ended"))
    #expect(service.warnings[0].contains("sleeper"))
    await service.stop()
  }

  @Test func aServiceThatCanNotServeBeginsNone() async throws {
    let first = try TestService(features: Specimen.features)
    let worker = Work()
    #expect(throws: (any Error).self) {
      try TestService(features: Specimen.features + [worker.feature], settings: ["HTTP_PORT": "\(first.port)"])
    }
    await first.stop()
    #expect(worker.seen == [])
  }
}

/// Tells what became of a worker that takes its time to end: each write waits for the disk.
private final class Work: Sendable {
  static let lastWrites = 200

  private let words = Mutex<[String]>([])

  var seen: [String] { words.withLock { $0 } }

  var feature: Feature {
    Feature(name: "Work", workers: { ports in [BackgroundWorker("worker") { await self.run(ports) }] })
  }

  private func note(_ word: String) {
    words.withLock { $0.append(word) }
  }

  private func run(_ ports: WritePorts) async {
    note("began")
    for await _ in AsyncStream<Void>.makeStream().stream {}
    note("cancelled")
    for _ in 0..<Self.lastWrites { note(await write(ports) ? "wrote" : "came too late") }
    note("ended")
  }

  private func write(_ ports: WritePorts) async -> Bool {
    let context = CommandContext(commandID: ports.ids.fresh(), principal: nil, acceptedAt: ports.clock.now())
    return (try? await ports.unitOfWork.perform(context) { _ in Done() }) != nil
  }
}
