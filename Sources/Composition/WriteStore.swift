package import API
import CommandPorts
package import Commands
package import Configuration
import HostSystem
import Kernel
import SQLiteStore
import SQLiteWriters
import Secrets
package import Signals
package import Telemetry

/// The write side on its files: the folder's lock, the one writer, the bus over it.
package struct WriteStore: Sendable {
  package let bus: CommandBus
  package let path: String
  package let services: RequestServices
  /// Where the event log ends.
  package let log: LogHead
  let epoch: UInt64
  private let writer: Writer<LogState>
  /// Held as long as this is.
  private let lock: FolderLock

  /// Throws when another process holds the folder, the file is damaged, or its schema is of a newer program.
  package init(_ configuration: Configuration, metrics: Metrics) throws {
    let folder = configuration[TandemSettings.dataFolder]
    try Folders.make(folder)
    lock = try FolderLock(folder: folder)
    path = "\(folder)/write.sqlite"
    let log = LogHead()
    do {
      writer = try Writer(
        path: path,
        loadState: { connection in
          let problems = try Integrity.quickProblems(of: connection)
          guard problems.isEmpty else { throw FileDamaged(path: "\(folder)/write.sqlite", problems: problems) }
          let state = try LogState.load(connection) {
            (UInt64.random(in: .min ... .max), randomBytes(32))
          }
          log.advance(to: state.head)
          return state
        },
        afterCommit: { log.advance(to: $0.head) },
        groupCommit: configuration[TandemSettings.groupCommit])
    } catch let error as SQLiteError where error.kind == .corrupt || error.kind == .notADatabase {
      throw FileDamaged(path: path, problems: [error.message])
    }
    self.log = log
    let identity = try LogIdentity(path: path)
    epoch = identity.epoch
    let clock = SystemClock()
    let ids = TimeOrderedIdentifiers(clock: clock)
    services = RequestServices(
      clock: clock, ids: ids, fingerprints: SodiumFingerprinting(key: identity.fingerprintKey))
    let deps = CommandDeps(
      unitOfWork: SQLiteUnitOfWork(writer), ids: ids, orders: SQLiteOrderRepository(),
      customers: SQLiteCustomerRepository(), stock: SQLiteStockRepository())
    bus = try CommandBus(
      deps.registrations,
      meter: BusMetrics("command_duration_seconds", help: "How long commands took.", in: metrics))
  }

  /// Why nothing can be written; nil when it can.
  package var fault: String? {
    writer.stopReason.map { "\($0)" }
  }

  package func close() async {
    await writer.close()
  }
}
