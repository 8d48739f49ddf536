import QueryPorts
import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// What readers are told when the storage fails, on real files.
@Suite struct ReadRefusalsTests {
  private static let endless: SQL =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

  private let folder: TemporaryFolder
  private let path: String
  private let writer: Connection

  init() throws {
    FaultyDisk.install()
    folder = try TemporaryFolder()
    path = "\(folder.path)/rows.sqlite"
    writer = try Connection(path: path, mode: .readWrite(synchronous: .off))
    try writer.run("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT")
  }

  private func pool(_ limit: Duration = .seconds(10)) throws -> ReadPool {
    try ReadPool(path: path, size: 1, queryLimit: limit, refuse: ReadsUnavailable.refusal)
  }

  private func refusal<R>(_ body: () throws -> R) -> ReadsUnavailable.Reason? {
    #expect(throws: ReadsUnavailable.self) { _ = try body() }?.reason
  }

  private func count(_ connection: ReadConnection) throws -> Int? {
    try connection.first("SELECT count(*) FROM t") { try $0.int(0) }
  }

  @Test func aReadThatTakesTooLong() throws {
    let pool = try pool(.milliseconds(5))
    #expect(refusal { try pool.read { try $0.first(Self.endless) { try $0.int(0) } } } == .outOfTime)
  }

  @Test func moreReadsThanThereAreConnections() throws {
    let pool = try pool(.milliseconds(5))
    #expect(refusal { try pool.read { _ in try pool.read { try count($0) } } } == .busy)
  }

  @Test func aPoolThatIsClosedOrHasNoFile() throws {
    let pool = try pool()
    pool.close()
    #expect(refusal { try pool.read { try count($0) } } == .closed)
    let empty = ReadPool(size: 1, queryLimit: .seconds(1), refuse: ReadsUnavailable.refusal)
    #expect(refusal { try empty.read { try count($0) } } == .closed)
  }

  /// SQLite's codes for: an error on reading, no memory, a file that can't be opened, damage of three kinds.
  @Test(arguments: [
    (10 | 1 << 8, ReadsUnavailable.Reason.failed), (7, .failed), (14, .failed), (11, .damaged), (26, .damaged),
    (10 | 33 << 8, .damaged),
  ])
  func aDiskThatFailsOnceAndIsWellAgain(_ code: Int32, _ reason: ReadsUnavailable.Reason) throws {
    let pool = try pool()
    // What the connection has seen is out of date by now, so it must read.
    try writer.run("INSERT INTO t DEFAULT VALUES")
    for file in [path, path + "-wal"] { FaultyDisk.fail(.read, of: file, with: code) }
    #expect(refusal { try pool.read { try count($0) } } == reason)
    for file in [path, path + "-wal"] { FaultyDisk.heal(file) }
    #expect(try pool.read { try count($0) } == 1)
  }

  @Test func aFaultOfTheProgramIsNoneOfTheStorage() throws {
    let pool = try pool()
    #expect(throws: SQLiteError.self) { try pool.read { try $0.first("SELECT lost FROM t") { _ in } } }
  }
}
