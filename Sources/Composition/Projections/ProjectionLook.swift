import Kernel
import Projections
import QueryPorts
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import Signals

/// The projections on the files of a folder that nobody serves, for whoever only looks: nothing is made or changed.
struct ProjectionLook {
  private let identity: LogIdentity
  private let path: String
  private let folder: String
  private let pauses: PauseNotes

  /// `path` is the write file's.
  init(_ path: String, readFolder: String) throws {
    let mark = WriteFileMark(beside: path)
    identity = try LogIdentity(
      path: path, marks: { mark.marks(of: $0, withThoseIn: readFolder) },
      isTheFile: { mark.isOfFile(in: $0, isMarked: false) })
    self.path = path
    folder = readFolder
    pauses = PauseNotes(folder: readFolder)
  }

  /// The log was put under read models of a later one: the next opening renews its epoch and throws these away.
  var isRestored: Bool { identity.isRestored }

  func statuses(_ features: FeatureSet) throws -> [ProjectionStatus] {
    try features.readModels(.asynchronous).map { try status($0) } + inline(features.readModels(.inline))
  }

  private func status(_ table: any SQLiteTable.Type) throws -> ProjectionStatus {
    func status<T: SQLiteTable>(_ table: T.Type) throws -> ProjectionStatus {
      let (standing, damage) =
        try isRestored ? (nil, nil) : SQLiteProjectionStore<T>.look(in: folder, epoch: identity.epoch)
      return self.status(
        T.F.self, standing ?? Standing(position: .start), isBuilt: standing != nil || identity.head == .start,
        isPaused: pauses.isPaused(T.F.name), damage: damage)
    }
    return try status(table)
  }

  private func inline(_ tables: [any SQLiteTable.Type]) throws -> [ProjectionStatus] {
    let connection = try Connection(path: path, mode: .readOnly)
    let rows = try InlineModels(tables).look(connection, head: identity.head)
    return zip(tables, rows).map { table, rows in
      func status<T: SQLiteTable>(_ table: T.Type) -> ProjectionStatus {
        self.status(T.F.self, Standing(position: rows.position), isBuilt: rows.isLive, isPaused: false)
      }
      return status(table)
    }
  }

  private func status<F: Fold>(
    _ fold: F.Type, _ standing: Standing, isBuilt: Bool, isPaused: Bool, damage: String? = nil
  ) -> ProjectionStatus {
    ProjectionStatus(
      name: F.name, version: F.version, state: isPaused ? .paused : .live, position: standing.position.value,
      head: identity.head.value, lagSeconds: 0, eventsPerSecond: 0,
      parked: standing.parked.prefix(ProjectionStatus.parkedShown).map { ProjectionStatus.Parked($0) },
      parkedPlaces: standing.parked.count, parkedEvents: standing.parked.reduce(0) { $0 + $1.depth },
      fault: damage.map { "damaged: \($0)" },
      rebuild: isBuilt
        ? nil : .init(done: standing.position.value, total: identity.head.value, eventsPerSecond: 0))
  }
}
