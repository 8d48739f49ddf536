import SQLiteStore
import TestSupport
import Testing

@Suite struct ResultCodeTests {
  static let faults: [String: StorageFaultOfWrites] = [
    "writes-locked": .locked, "disk-full": .full, "write-failed": .failed, "writes-stopped": .untrusted,
  ]

  @Test func `each result code of SQLite means one thing to those who write`() {
    #expect(SQLiteCodes.each.count == Set(SQLiteCodes.each.map(\.code)).count)
    #expect(SQLiteCodes.each.count == 103)
    for (code, told) in SQLiteCodes.each {
      let error = SQLiteError(code: code, message: "", during: "")
      #expect(error.faultOfWrites == told.flatMap { Self.faults[$0] } ?? .ours, "\(code)")
    }
  }

  /// By primary code; all others are faults of ours.
  static let reads: [Int32: StorageFaultOfReads] = [
    5: .busy, 6: .busy, 15: .busy, 9: .outOfTime, 13: .full, 22: .full, 3: .outOfReach, 8: .outOfReach,
    14: .outOfReach, 7: .failed, 10: .failed, 11: .damaged, 24: .damaged, 26: .damaged,
  ]
  /// A file that is shorter than it says, a wrong checksum, and a damaged file system.
  static let damagedOfStorage: Set<Int32> = [10 | 2 << 8, 10 | 32 << 8, 10 | 33 << 8]

  @Test func `each result code of SQLite means one thing to those who read`() {
    for (code, _) in SQLiteCodes.each {
      let meant = Self.damagedOfStorage.contains(code) ? .damaged : Self.reads[code & 0xff] ?? .ours
      #expect(SQLiteError(code: code, message: "", during: "").faultOfReads == meant, "\(code)")
    }
  }

  @Test func `an extended code that is not known goes with its primary one`() {
    for row in SQLiteCodes.all {
      let error = SQLiteError(code: row.primary | 99 << 8, message: "", during: "")
      #expect(error.kind == SQLiteError(code: row.primary, message: "", during: "").kind)
    }
  }

  @Test func `a number that is taken is told from a value that is`() throws {
    let folder = try TemporaryFolder()
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.script("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT")
    try connection.run("INSERT INTO t VALUES (1, 'one')")
    let taken = #expect(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES (1, 'two')") }
    let same = #expect(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES (2, 'one')") }
    #expect(taken?.isTakenKey == true)
    #expect(same?.isTakenKey == false)
    #expect([taken?.kind, same?.kind] == [.constraintUnique, .constraintUnique])
  }
}
