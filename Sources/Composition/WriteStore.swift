package import API
import CommandPorts
package import Commands
package import Configuration
import HostSystem
import Kernel
import QueryPorts
import SQLiteProjections
import SQLiteReaders
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
  private let reading = DamageFound()
  let inline: InlineModels
  let writer: Writer<LogState>
  private let mark: WriteFileMark
  /// Held until the close.
  private let lock: FolderLock

  /// Throws when another process holds the folder, the file is damaged or can't be opened, or its schema is of a newer
  /// program. A log that was put there from elsewhere gets another epoch, which the log of the program tells.
  package init(
    _ configuration: Configuration, _ features: FeatureSet, metrics: Metrics, log messages: Logger
  ) throws {
    let folder = configuration[TandemSettings.dataFolder]
    messages.tellClosed(try PrivateFolder.make(folder))
    lock = try FolderLock(folder: folder)
    path = "\(folder)/write.sqlite"
    let log = LogHead()
    let opened = OpenedLog(path: path, head: log)
    let diary = WriterDiary(log: messages, metrics: metrics)
    let mark = WriteFileMark(beside: path)
    self.mark = mark
    let inline = try InlineModels(features, metrics)
    let readFolder = configuration[TandemSettings.readFolder]
    do {
      writer = try Writer(
        path: path,
        loadState: { connection in
          let state = try LogState.load(
            connection, schema: features.schema,
            marks: { mark.marks(of: $0, withThoseIn: readFolder) }, isTheFile: mark.isOfFile,
            makeLog: { (UInt64.random(in: .min ... .max), randomBytes(32)) })
          if state.isRestored {
            messages.warning(
              "the event log was put here from elsewhere, or holds less than it did; it has a new epoch: read models are "
                + "built anew, and positions given out before are refused",
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
          try opened.take(state)
          try mark.begin(state, connection)
          return state
        },
        afterCommit: { state in
          mark.move(to: state.end)
          log.advance(to: state.head)
        },
        conditionChanged: { diary.tell($0) },
        groupCommit: configuration[TandemSettings.groupCommit])
    } catch let error as SQLiteError {
      throw WriteFileShut(path: path, error: error)
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
        queryLimit: configuration[TandemSettings.queryTimeLimit],
        refuse: { [reading] error in
          reading.heed(error)
          return ReadsUnavailable.refusal(for: error)
        }),
      projections: projections, configuration: configuration)
    bus = try CommandBus(
      try features.features.flatMap { [ports] in try $0.commands(ports) },
      meter: BusMetrics("command_duration_seconds", help: "How long commands took.", in: metrics))
  }

  /// Why nothing can be written; nil when it can.
  package var fault: String? {
    writer.condition.fault
  }

  /// What readers have found the file to be; nil while all is well.
  package var damage: String? { reading.text }

  /// Tells `tandem projections` where the server of this folder listens.
  func announce(_ address: ServerAddress) {
    lock.leave(note: address.description)
  }

  package func close() async {
    ports.writeFile.close()
    await writer.close()
    mark.sync()
    lock.release()
  }
}

extension WriteFileMark {
  /// All that was kept of the log of the epoch: beside the write file, and by the read models in the folder.
  func marks(of epoch: UInt64, withThoseIn readFolder: String) -> [LogMark] {
    KeptMarks.marks(in: readFolder, of: epoch) + (kept()?.marks(of: epoch) ?? [])
  }
}

extension Logger {
  /// Files that others could read until now.
  func tellClosed(_ files: [String]) {
    guard !files.isEmpty else { return }
    warning(
      "other users of this machine could read files of data; they are closed to them",
      attributes: [("files", .string(files.joined(separator: ", ")))])
  }
}
