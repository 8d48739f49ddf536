import CommandPorts
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Synchronization
import TestSupport

/// A write file of a test's own, with its unit of work and what it holds.
final class WriteFile: Sendable {
  static let epoch: UInt64 = 0x00C0_FFEE_1234_5678

  let folder: TemporaryFolder
  let unitOfWork: SQLiteUnitOfWork
  private let writer: Writer<LogState>
  private let heads = Heads()
  var path: String { Self.path(in: folder) }

  init(
    in folder: TemporaryFolder? = nil, epoch: UInt64 = WriteFile.epoch, queueLimit: Int = 1_000,
    schema: [SchemaPart] = [SpecimenSchema.part], hooks: [any AppendHook] = [], backOff: BackOff = .never
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.folder = folder
    writer = try Writer(
      path: Self.path(in: folder), queueLimit: queueLimit,
      loadState: { [heads] in
        let state = try LogState.load($0, schema: schema) {
          (epoch, Array(repeating: 7, count: 32))
        }
        heads.begin(at: state.token)
        return state
      },
      afterCommit: { [heads] in heads.note($0.token) }, backOff: backOff)
    unitOfWork = SQLiteUnitOfWork(writer, head: { [heads] in heads.last }, hooks: hooks)
  }

  /// Where the log ended after each commit, in order.
  var headsCommitted: [Position] { heads.noted }

  /// Units of work that wait for the writer.
  var waiting: Int { writer.waiting }

  /// Returns when the writer works again.
  func works() async {
    while writer.condition != .working { await Task.yield() }
  }

  func close() async {
    await writer.close()
  }

  /// What another connection sees.
  func reading<R>(_ body: (Connection) throws -> R) throws -> R {
    try body(Connection(path: path, mode: .readOnly))
  }

  func count(_ count: SQL) throws -> Int {
    try reading { try $0.first(count) { try $0.int(0) } } ?? -1
  }

  /// Puts a row into the log as an earlier program would have.
  func append(_ position: Int, to stream: String, version: Int, _ event: GoldenEvent) async throws {
    try await writer.perform { connection, _ in
      try connection.run(
        """
        INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
        VALUES (?, ?, ?, ?, ?, ?, 0, '{}')
        """, position, stream, version, event.type, event.version, event.payload)
    }
  }

  /// Changes the file behind the back of the unit of work.
  func write(_ sql: SQL, _ values: (any SQLiteValue)?...) async throws {
    try await writer.perform { connection, _ in try connection.run(sql, values: values) }
  }

  private static func path(in folder: TemporaryFolder) -> String { folder.path + "/write.sqlite" }
}

private final class Heads: Sendable {
  private let tokens = Mutex<(opened: PositionToken, committed: [PositionToken])>(
    (PositionToken(epoch: 0, position: .start), []))

  var noted: [Position] { tokens.withLock { $0.committed.map(\.position) } }

  var last: PositionToken { tokens.withLock { $0.committed.last ?? $0.opened } }

  func begin(at token: PositionToken) { tokens.withLock { $0.opened = token } }

  func note(_ token: PositionToken) { tokens.withLock { $0.committed.append(token) } }
}

let midnight = Date(milliseconds: 1_291_161_600_000)

/// A context whose ids and times the test decides.
func context(
  _ id: UUID = UUID(), at time: Date = midnight, _ repetition: Repetition = .unrecognised
) -> CommandContext {
  CommandContext(
    commandID: id, principal: Principal(id: "keeper", role: .admin), acceptedAt: time, repetition: repetition)
}

struct Rejected: Error {}

/// What the tests' units of work answer.
struct Units: CommandOutcome, Hashable, ExpressibleByIntegerLiteral {
  static let version = 1

  let value: Int

  init(_ value: Int) {
    self.value = value
  }

  init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension WriteFile {
  /// Adds to what a keeper has: one event and one row, whose name tells the sum (`A 5`). Answers the sum.
  @discardableResult
  func receive(
    _ units: Int = 1, of keeper: String = "A", _ context: CommandContext = context(),
    thenThrowing error: (any Error)? = nil
  ) async throws -> Committed<Units> {
    try await unitOfWork.perform(context) { transaction in
      let keepers = SQLiteKeeperRepository()
      var sum = units
      if var present = try keepers.load(Self.id(of: keeper), in: transaction) {
        sum += Int(present.name.dropFirst(keeper.count + 1)) ?? 0
        try present.rename(to: "\(keeper) \(sum)")
        try keepers.save(present, in: transaction)
      } else {
        try keepers.save(try Keeper.name("\(keeper) \(sum)", id: Self.id(of: keeper)), in: transaction)
      }
      if let error { throw error }
      return Units(sum)
    }
  }

  /// What the keepers have together.
  func received() throws -> Int {
    try count("SELECT sum(substr(name, instr(name, ' ') + 1)) FROM keepers")
  }

  /// Of at most 16 bytes.
  static func id(of keeper: String) -> UUID {
    var bytes = [UInt8](keeper.utf8) + Array(repeating: 0, count: 16)
    bytes.removeLast(bytes.count - 16)
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  func positions() throws -> [Int] {
    try reading { try $0.all("SELECT position FROM events ORDER BY position") { try $0.int(0) } }
  }
}

/// Two events of one command.
func saveEventful(in transaction: any Transaction) throws -> Done {
  var specimen = try Specimen.collect(id: UUID(), keeperID: UUID(), label: "Fern", count: 1)
  try specimen.relabel(to: "Bracken")
  try SQLiteSpecimenRepository().save(specimen, in: transaction)
  return Done()
}
