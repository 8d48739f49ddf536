import Foundation
import Kernel
import Queries
import QueryPorts
import Synchronization

/// A log and one read model's place in it, as a test says.
final class FakePositions: ReadPositions {
  let epoch: UInt64
  let head: Position
  private let present: Position
  private let parked: Position?
  private let isToldAfterAWait: Bool
  private let asked = Mutex<[[ReadModel]]>([])

  init(epoch: UInt64 = 7, head: Int64 = 100, present: Int64 = 100, parked: Int64? = nil, toldAfterAWait: Bool = false) {
    isToldAfterAWait = toldAfterAWait
    self.epoch = epoch
    self.head = Position(head)
    self.present = Position(present)
    self.parked = parked.map { Position($0) }
  }

  /// The read models that were waited for.
  var waits: [[ReadModel]] { asked.withLock { $0 } }

  func check(_ token: PositionToken) throws(UnknownPosition) {
    guard token.epoch == epoch, token.position <= head else { throw UnknownPosition() }
  }

  func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position {
    asked.withLock { $0.append(models) }
    return present
  }
}

extension FakePositions {
  func check(_ models: [ReadModel]) throws(ReadModelRebuilding) {}

  func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position? {
    parked.flatMap { $0 <= position ? $0 : nil }
  }

  func parked(upTo position: Position, in models: [ReadModel], row: String?) -> ParkedRows? {
    if isToldAfterAWait, waits.isEmpty { return nil }
    let first = firstParked(upTo: position, in: models, row: row)
    return ParkedRows(count: first == nil ? 0 : 1, first: first)
  }
}

struct GetAnswerQuery: Query {
  typealias Answer = String

  static let policy = Policy.roles([.admin])
  static let reads = [ReadModel("answers")]
}

struct GetFactQuery: Query {
  typealias Answer = String

  static let policy = Policy.anyone
  static let reads: [ReadModel] = []
}

/// Answers with the position its snapshot was taken at, and counts how often it was asked.
final class AnswerService: QueryService {
  typealias Question = GetAnswerQuery

  private let position: PositionToken
  private let count = Atomic(0)

  init(at position: Int64, epoch: UInt64 = 7) {
    self.position = PositionToken(epoch: epoch, position: Position(position))
  }

  var timesAsked: Int { count.load(ordering: .relaxed) }

  func execute(_ query: GetAnswerQuery, _ context: QueryContext) async throws -> Snapshot<String> {
    count.add(1, ordering: .relaxed)
    return Snapshot("42", at: position)
  }
}

struct FactService: QueryService {
  func execute(_ query: GetFactQuery, _ context: QueryContext) async throws -> Snapshot<String> {
    Snapshot("fact", at: PositionToken(epoch: 7, position: Position(1)))
  }
}

struct BrokenService: QueryService {
  struct Broken: Error {}

  func execute(_ query: GetAnswerQuery, _ context: QueryContext) async throws -> Snapshot<String> {
    throw Broken()
  }
}

/// Remembers what it was told, in order.
final class RecordingMeter: QueryMeter {
  private let told = Mutex<[String]>([])

  var entries: [String] { told.withLock { $0 } }

  func began() -> UInt64 { 0 }

  func ended(_ operation: String, began: UInt64, refused: String?) {
    told.withLock { $0.append("\(operation) \(refused ?? "done")") }
  }
}

let admin = Principal(id: "admin", role: .admin)

func token(_ position: Int64, epoch: UInt64 = 7) -> PositionToken {
  PositionToken(epoch: epoch, position: Position(position))
}
