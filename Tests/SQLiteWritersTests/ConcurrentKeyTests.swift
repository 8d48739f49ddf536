import CommandPorts
import Commands
import Foundation
import Kernel
import TestSupport
import Testing

@Suite struct ConcurrentKeyTests {
  @Test func `fifty concurrent sends of one key through the bus have one effect`() async throws {
    let service = try TestService(features: Specimen.features)
    let outcomes = await withTaskGroup(of: String.self) { group in
      for _ in 0..<50 {
        group.addTask {
          do {
            let done = try await service.commands.execute(
              NameKeeperCommand(name: "A"), service.context(key: "one", fingerprint: "request"))
            #expect(done.outcome.version == 1)
            #expect(done.position.position == Position(1))
            return done.isRepetition ? "repeated" : "done"
          } catch { return (error as? any Refusal)?.code ?? "\(error)" }
        }
      }
      return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(outcomes["done"] == 1)
    #expect(outcomes["repeated", default: 0] + outcomes["command-in-flight", default: 0] == 49)
    #expect(service.head == Position(1))
    await service.stop()
  }

  @Test func `fifty concurrent sends of one key that all reach the writer have one effect`() async throws {
    let file = try WriteFile()
    let id = UUID()
    let repetitions = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask { try await file.receive(3, of: "A", context(id, .key(fingerprint: [1]))).isRepetition }
      }
      return try await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(repetitions.count { !$0 } == 1)
    #expect(repetitions.count == 50)
    #expect(try file.positions() == [1])
    await file.close()
  }
}
