import CommandPorts
import Commands
import Foundation
import Kernel
import Synchronization

struct PingCommand: Command {
  typealias Outcome = Done

  static let policy = Policy.roles([.agent])
}

struct PongCommand: Command {
  typealias Outcome = Done

  static let policy = Policy.anyone
}

/// Does what it is told and counts nothing.
struct Answering<Intent: Command>: Interactor where Intent.Outcome == Done {
  let body: @Sendable () async throws -> Void

  init(to intent: Intent.Type, body: @escaping @Sendable () async throws -> Void = {}) {
    self.body = body
  }

  func execute(_ command: Intent, _ context: CommandContext) async throws -> Committed<Done> {
    try await body()
    return Committed(
      outcome: Done(), position: PositionToken(epoch: 1, position: .start), isRepetition: false)
  }
}

/// Keeps what it was told; its clock stands at 42.
final class RecordingMeter: CommandMeter {
  private let told = Mutex<[String]>([])

  var records: [String] { told.withLock { $0 } }

  func began() -> UInt64 { 42 }

  func ended(_ operation: String, began: UInt64, refused: String?) {
    told.withLock { $0.append("\(operation) \(began) \(refused ?? "done")") }
  }
}

let agent = Principal(id: "agent", role: .agent)

func context(_ principal: Principal? = agent, id: UUID = UUID(), _ repetition: Repetition = .unrecognised)
  -> CommandContext
{
  CommandContext(commandID: id, principal: principal, acceptedAt: Date(milliseconds: 0), repetition: repetition)
}

/// Where the first interactor that comes waits until the test lets it go on; those after it pass.
final class Gate: Sendable {
  private let isFree = Mutex(true)
  private let arrivals = AsyncStream<Void>.makeStream()
  private let openings = AsyncStream<Void>.makeStream()

  func pass() async {
    let isFirst = isFree.withLock { isFree in
      defer { isFree = false }
      return isFree
    }
    guard isFirst else { return }
    arrivals.continuation.yield()
    for await _ in openings.stream { break }
  }

  /// Returns when the first one waits.
  func arrival() async {
    for await _ in arrivals.stream { break }
  }

  func open() {
    openings.continuation.yield()
  }
}
