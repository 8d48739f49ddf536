import Foundation
import Synchronization
import TestSupport

/// One life of a server that ends with so many answers, perhaps in the middle of a rebuild.
final class KilledRound: Sendable {
  private static let mostAnswers = 120
  private static let headStart = 12

  let server: TandemProcess
  private let killAt: Int
  private let rebuildAt: Int?
  private let projection: String
  private let answers = Atomic(0)

  init(_ server: TandemProcess, rebuilds: Bool, _ random: inout SplitMix64) {
    self.server = server
    killAt = Int.random(in: 1...Self.mostAnswers, using: &random)
    let start = max(1, killAt - Int.random(in: 0..<Self.headStart, using: &random))
    rebuildAt = rebuilds ? start : nil
    projection = Projections.names.randomElement(using: &random) ?? ""
  }

  /// Returns when the server is dead: what it logged.
  func live(_ clients: inout [WritingClient]) async -> (ending: Program.Ending, log: String) {
    let survivors = await withTaskGroup(of: (Int, WritingClient).self) { group in
      for (number, client) in clients.enumerated() {
        group.addTask {
          await offPool {
            var client = client
            client.write(to: self.server.port, atMost: 1_000, answered: self.noteAnswer)
            return (number, client)
          }
        }
      }
      return await group.reduce(into: clients) { $0[$1.0] = $1.1 }
    }
    clients = survivors
    let ending = await server.program.ending()
    return (ending, await offPool { self.server.program.errors.whole() })
  }

  private func noteAnswer() {
    let count = answers.add(1, ordering: .relaxed).newValue
    if count == rebuildAt {
      _ = HTTPClient(port: server.port)?.send(.post("\(Projections.path)/\(projection)/rebuild"))
    }
    if count == killAt { server.program.signal(SIGKILL) }
  }
}
