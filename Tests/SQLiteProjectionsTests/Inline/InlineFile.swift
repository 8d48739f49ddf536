import CommandPorts
import Commands
import Composition
import Foundation
import HostSystem
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import Secrets
import Signals
import Synchronization
import TestSupport
import Testing

/// A write file with inline models and its one writer.
final class InlineFile: Sendable {
  let folder: TemporaryFolder
  let models: InlineModels
  let writer: Writer<LogState>
  let unitOfWork: SQLiteUnitOfWork
  let pool: ReadPool
  private let unknownModels: Noted<String>
  private let held: Noted<String>

  /// Models of the file that this program does not know.
  var unknown: [String] { unknownModels.all }
  /// What held the writer.
  var holds: [String] { held.all }
  var path: String { Self.path(in: folder) }

  /// `then` are further hooks, after the models'.
  init(
    _ tables: [any SQLiteTable.Type], in folder: TemporaryFolder? = nil, then: [any AppendHook] = [],
    of domain: SchemaPart = SpecimenSchema.part
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    let (unknownModels, held) = (Noted<String>(), Noted<String>())
    let models = try InlineModels(tables) { model, hold, _ in held.add("\(model) \(hold)") }
    writer = try Writer(
      path: Self.path(in: folder),
      loadState: { connection in
        let schema = [SchemaPart("inline models", InlineModels.migrations), domain]
        let state = try LogState.load(connection, schema: schema) { (5, Array(repeating: 7, count: 32)) }
        for name in try models.open(connection) { unknownModels.add(name) }
        return state
      })
    unitOfWork = SQLiteUnitOfWork(
      writer, head: { PositionToken(epoch: 5, position: .start) }, hooks: [InlineHook(models)] + then)
    pool = try ReadPool(path: Self.path(in: folder), size: 4, queryLimit: .seconds(60))
    (self.folder, self.models, self.unknownModels, self.held) = (folder, models, unknownModels, held)
  }

  private static func path(in folder: TemporaryFolder) -> String { "\(folder.path)/write.sqlite" }

  /// The next opening, by a program that knows these models.
  func reopened(_ tables: [any SQLiteTable.Type]) async throws -> InlineFile {
    await writer.close()
    return try InlineFile(tables, in: folder)
  }

  /// Commands of an admin that are not repeatable.
  @Sendable static func context() -> CommandContext {
    let clock = SystemClock()
    return CommandContext(
      commandID: TimeOrderedIdentifiers(clock: clock).fresh(), principal: Principal(id: "test", role: .admin),
      acceptedAt: clock.now())
  }

  /// Collects a specimen of so many pieces under a label: one event.
  @discardableResult
  func collect(_ pieces: Int, as label: String = "A") async throws -> Position {
    try await unitOfWork.perform(Self.context()) { transaction in
      try Self.collect(pieces, as: label, in: transaction)
      return Done()
    }.position.position
  }

  /// A history of specimens and their keepers.
  func random(seed: UInt64) throws -> RandomSpecimens {
    let deps = SpecimenCommandDeps(
      unitOfWork: unitOfWork, ids: TimeOrderedIdentifiers(clock: SystemClock()),
      fingerprints: SodiumFingerprinting(key: Array(repeating: 7, count: 32)), writeFile: pool)
    return RandomSpecimens(try sender(deps.registrations), seed: seed)
  }

  func sender(_ registrations: [CommandRegistration]) throws -> CommandSender {
    CommandSender(try CommandBus(registrations, meter: NoMeter()), context: Self.context)
  }

  static func collect(_ pieces: Int, as label: String, in transaction: any Transaction) throws {
    let specimen = try Specimen.collect(id: UUID(), keeperID: UUID(), label: label, count: pieces)
    try SQLiteSpecimenRepository().save(specimen, in: transaction)
  }
}

extension InlineFile {
  /// The first model.
  func runner(_ upkeep: (any WriterUpkeep)? = nil) -> any RebuildableRunner {
    models.runners(upkeep: upkeep ?? writer, file: pool, folder: folder.path)[0]
  }

  func head() throws -> Position {
    try pool.read { try SQLiteEventLog($0).head() }
  }

  /// Every row of the model in the write file, byte for byte.
  func rows<T: SQLiteTable>(_ table: T.Type) throws -> Set<String> {
    try pool.read { connection in
      Set(try T.contents.flatMap { table, sql in try connection.all(sql) { "\(table) \($0.image)" } })
    }
  }

  /// Those of an asynchronous projection of the log, in a file of its own.
  func folded<T: SQLiteTable>(_ table: T.Type) throws -> Set<String> {
    let folder = try TemporaryFolder()
    let runner = FoldRunner(
      T.F.self, source: SQLiteEventSource(pool), store: try SQLiteProjectionStore(table, folder: folder.path, epoch: 5))
    try run(runner, stretch: 1000)
    return try images(of: table, in: folder.path)
  }

  /// What the file says of the model, with its version, state and position.
  func standing(of model: String) throws -> [String] {
    try pool.read { connection in
      try connection.all(
        "SELECT version || ' ' || state || ' ' || position FROM inline_models WHERE name = ?", model
      ) { try $0.text(0) }
    }
  }

  /// Builds the first model anew six times, every second time with something to mend. Reads go on meanwhile, and see at
  /// least so many rows.
  func rebuildAgainAndAgain(spoiling: [SQL], counting: SQL, atLeast floor: Int) async throws {
    let projector = Projector(runner(), signal: LogHead(), observer: NoObserver())
    for round in 0..<6 {
      if round.isMultiple(of: 2) {
        try await writer.perform { connection, _ in
          for sql in spoiling { try connection.run(sql) }
        }
      }
      async let rebuild = projector.build()
      for _ in 0..<20 {
        let total = try pool.read { try $0.first(counting) { try $0.int(0) } ?? 0 }
        #expect(total >= floor)
        await Task.yield()
      }
      #expect(try await rebuild)
    }
  }

  /// Changes the file past the writer, which must be idle.
  func tamper(_ sql: SQL) throws {
    let connection = try Connection(path: path, mode: .readWrite(synchronous: .off))
    try connection.script(sql)
  }
}

struct NoMeter: CommandMeter {
  func began() -> UInt64 { 0 }
  func ended(_ operation: String, began: UInt64, refused: String?) {}
}

final class Noted<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  var all: [Value] { values.withLock { $0 } }

  func add(_ value: Value) {
    values.withLock { $0.append(value) }
  }
}
