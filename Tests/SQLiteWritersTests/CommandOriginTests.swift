import CommandPorts
import Dispatch
import Foundation
import Kernel
import SQLiteWriters
import Testing

@Suite struct CommandOriginTests {
  static let origins: [CommandOrigin] = [.client, .worker, .upkeep]

  @Test(.timeLimit(.minutes(1)), arguments: origins)
  func `commands of one origin that fill the queue leave room for the others`(full: CommandOrigin) async throws {
    let file = try WriteFile(queueLimit: 1)
    let (gate, isHeld) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let long = Task {
      try await file.unitOfWork.perform(context()) { _ in
        isHeld.signal()
        gate.wait()
        return 0 as Units
      }
    }
    while isHeld.wait(timeout: .now()) != .success { await Task.yield() }
    var waiting = [Task { try await file.receive(of: "A", context(from: full)) }]
    while file.waiting < 1 { await Task.yield() }
    let refusal = await #expect(throws: WritesUnavailable.self) {
      try await file.receive(of: "A", context(from: full))
    }
    #expect(refusal?.reason == .tooManyWaiting)
    for other in Self.origins where other != full {
      waiting.append(Task { try await file.receive(of: "A", context(from: other)) })
    }
    while file.waiting < 3 { await Task.yield() }
    gate.signal()
    _ = try await long.value
    for task in waiting { _ = try await task.value }
    #expect(try file.positions() == [1, 2, 3])
    await file.close()
  }

  private func context(from origin: CommandOrigin = .client) -> CommandContext {
    CommandContext(commandID: UUID(), principal: nil, acceptedAt: midnight, origin: origin)
  }
}
