package import API
import CommandPorts
package import Commands
package import Configuration
import HostSystem
import Kernel
import SQLiteProjections
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
  package let ports: WritePorts
  let projections = ProjectionDoor()
  let inline: InlineModels
  let writer: Writer<LogState>
  /// Held until the close.
  private let lock: FolderLock

  /// Throws when another process holds the folder, the file is damaged, or its schema is of a newer program. A log that
  /// was restored under newer read models gets another epoch, which the log of the program tells.
  package init(
    _ configuration: Configuration, _ features: FeatureSet, metrics: Metrics, log messages: Logger
  ) throws {
    let folder = configuration[TandemSettings.dataFolder]
    try Folders.make(folder)
    lock = try FolderLock(folder: folder)
    path = "\(folder)/write.sqlite"
    let log = LogHead()
    let inline = try InlineModels(features, metrics)
    let readFolder = configuration[TandemSettings.readFolder]
    do {
      writer = try Writer(
        path: path,
        loadState: { connection in
          let problems = try Integrity.quickProblems(of: connection)
          guard problems.isEmpty else { throw FileDamaged(path: "\(folder)/write.sqlite", problems: problems) }
          let state = try LogState.load(
            connection, schema: features.schema, marks: { KeptMarks.marks(in: readFolder, of: $0) },
            makeLog: { (UInt64.random(in: .min ... .max), randomBytes(32)) })
          if state.isRestored {
            messages.warning(
              "an older event log was put under newer read models; it has a new epoch: read models are built anew, "
                + "and positions given out before are refused",
              attributes: [("position", .integer(Int(state.head.value)))])
          }
          if !state.unknownOwners.isEmpty {
            let owners = state.unknownOwners.joined(separator: ", ")
            messages.warning("the data holds tables of \(owners), which this program has not; they stay as they are")
          }
          for model in try inline.open(connection) {
            messages.warning(
              "the data holds an inline read model that this program has not; it is stale from now on",
              attributes: [("projection", .string(model))])
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
    self.inline = inline
    let identity = try LogIdentity(path: path)
    let epoch = identity.epoch
    self.epoch = epoch
    let clock = SystemClock()
    let ids = TimeOrderedIdentifiers(clock: clock)
    services = RequestServices(
      clock: clock, ids: ids, fingerprints: SodiumFingerprinting(key: identity.fingerprintKey))
    ports = WritePorts(
      unitOfWork: SQLiteUnitOfWork(
        writer, head: { PositionToken(epoch: epoch, position: log.head) },
        hooks: inline.isEmpty ? [] : [InlineHook(inline)]),
      ids: ids, clock: clock, fingerprints: services.fingerprints,
      writeFile: try ReadPool(
        path: path, size: configuration[TandemSettings.readPoolSize],
        queryLimit: configuration[TandemSettings.queryTimeLimit]),
      projections: projections, configuration: configuration)
    bus = try CommandBus(
      try features.features.flatMap { [ports] in try $0.commands(ports) },
      meter: BusMetrics("command_duration_seconds", help: "How long commands took.", in: metrics))
  }

  /// Why nothing can be written; nil when it can.
  package var fault: String? {
    writer.stopReason.map { "\($0)" }
  }

  /// Tells `tandem projections` where the server of this folder listens.
  func announce(_ address: ServerAddress) {
    lock.leave(note: address.description)
  }

  package func close() async {
    ports.writeFile.close()
    await writer.close()
    lock.release()
  }
}
