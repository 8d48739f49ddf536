import Dispatch
import SQLiteStore
import Synchronization
import TestSupport

/// A table with gap-free positions and the writer that keeps the head in memory, as an event log would.
struct Ledger: Sendable {
  typealias Unit = @Sendable (Connection, inout Int) throws -> Int

  let path: String
  let writer: Writer<Int>

  init(
    path: String, queueLimit: Int = 1_000, groupCommit: Bool = true, logLimits: LogLimits = LogLimits(),
    isSmall: Bool = false, backOff: BackOff = .never, patience: Duration = .seconds(5),
    afterCommit: @escaping @Sendable (Int) -> Void = { _ in },
    conditionChanged: @escaping @Sendable (WriterCondition) -> Void = { _ in }
  ) throws {
    self.path = path
    writer = try Writer(
      path: path, queueLimit: queueLimit,
      loadState: { connection in
        connection.patience = patience
        try connection.script(Self.schema)
        if isSmall { _ = try connection.first("PRAGMA max_page_count = 100") { try $0.int(0) } }
        return try connection.first("SELECT coalesce(max(position), 0) FROM ledger") { try $0.int(0) } ?? 0
      },
      afterCommit: afterCommit,
      conditionChanged: conditionChanged,
      backOff: backOff,
      groupCommit: groupCommit,
      logLimits: logLimits
    )
  }

  private static let schema: SQL = """
    CREATE TABLE IF NOT EXISTS ledger (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, filling BLOB) STRICT;
    CREATE TABLE IF NOT EXISTS parents (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE IF NOT EXISTS children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED) STRICT
    """

  /// Answers the position it wrote.
  static func append(_ name: String, filling: Int = 0) -> Unit {
    { connection, head in
      head += 1
      try connection.run("INSERT INTO ledger VALUES (?, ?, zeroblob(?))", head, name, filling)
      return head
    }
  }

  @discardableResult
  func append(_ name: String, filling: Int = 0) async throws -> Int {
    try await writer.perform(Self.append(name, filling: filling))
  }

  /// The names in the order of their positions, which must have no gap.
  func names() throws -> [String] {
    let reader = try ReadPool(path: path, size: 1, queryLimit: .seconds(10))
    let rows = try reader.read { reader in
      try reader.all("SELECT position, name FROM ledger ORDER BY position") { (try $0.int(0), try $0.text(1)) }
    }
    guard rows.map(\.0) == Array(1..<(rows.count + 1)) else { throw Gap(positions: rows.map(\.0)) }
    return rows.map(\.1)
  }

  struct Gap: Error {
    let positions: [Int]
  }
}

extension Ledger {
  /// Holds the writer's thread while `body` runs.
  func holding<R>(_ body: () async throws -> R) async rethrows -> R {
    let gate = DispatchSemaphore(value: 0)
    let isHeld = DispatchSemaphore(value: 0)
    let holder = Task {
      try await writer.perform { _, _ in
        isHeld.signal()
        gate.wait()
      }
    }
    while !isHeld.isSignalled { await Task.yield() }
    let result: R
    do {
      result = try await body()
    } catch {
      gate.signal()
      throw error
    }
    gate.signal()
    _ = await holder.result
    return result
  }

  /// Returns when the unit waits, or was refused. While the writer's thread is held.
  func enqueue(for unitClass: WriterClass = .client, _ unit: @escaping Unit) async -> Task<Int, any Error> {
    let before = writer.waiting
    let isRefused = Atomic(false)
    let task = Task {
      do {
        return try await writer.perform(for: unitClass, unit)
      } catch {
        isRefused.store(true, ordering: .relaxed)
        throw error
      }
    }
    while writer.waiting == before, !isRefused.load(ordering: .relaxed) { await Task.yield() }
    return task
  }

  /// Holds the writer's thread until all `units` wait, in this order, so that they make one batch.
  func together(_ units: [Unit]) async -> [Result<Int, any Error>] {
    let tasks = await holding {
      var tasks: [Task<Int, any Error>] = []
      for unit in units { tasks.append(await enqueue(unit)) }
      return tasks
    }
    var results: [Result<Int, any Error>] = []
    for task in tasks { results.append(await task.result) }
    return results
  }
}

extension Ledger {
  /// Returns when the writer works again.
  func works() async {
    while writer.condition != .working { await Task.yield() }
  }

  /// What stood in the way of a reopening; waits for one that failed.
  func hindrance() async -> String {
    while true {
      if case .stopped(_, let hindrance?) = writer.condition { return hindrance }
      await Task.yield()
    }
  }

  static func word(for condition: WriterCondition) -> String {
    switch condition {
    case .working: "working"
    case .refused: "refused"
    case .stopped(_, nil): "stopped"
    case .stopped(_, let hindrance?): "hindered by \(hindrance)"
    }
  }

  /// A connection in the middle of a read.
  func holdingSnapshot() throws -> Connection {
    let reader = try Connection(path: path, mode: .readOnly)
    try reader.run("BEGIN")
    _ = try reader.first("SELECT count(*) FROM ledger") { try $0.int(0) }
    return reader
  }
}

extension DispatchSemaphore {
  fileprivate var isSignalled: Bool { wait(timeout: .now()) == .success }
}

extension Result where Failure == any Error {
  var value: Success? { try? get() }

  var error: (any Error)? {
    if case .failure(let error) = self { error } else { nil }
  }
}
