import CSQLite
import SQLiteStore
import Testing

/// Each of SQLite's result codes has its place.
@Suite struct StorageFaultTests {
  @Test(arguments: [
    (SQLITE_ERROR, StorageFault.ofProgram), (SQLITE_INTERNAL, .ofProgram), (SQLITE_PERM, .outOfReach),
    (SQLITE_ABORT, .ofProgram), (SQLITE_BUSY, .busy), (SQLITE_LOCKED, .busy), (SQLITE_NOMEM, .failed),
    (SQLITE_READONLY, .outOfReach), (SQLITE_INTERRUPT, .outOfTime), (SQLITE_IOERR, .failed),
    (SQLITE_CORRUPT, .damaged), (SQLITE_NOTFOUND, .ofProgram), (SQLITE_FULL, .full), (SQLITE_CANTOPEN, .outOfReach),
    (SQLITE_PROTOCOL, .busy), (SQLITE_EMPTY, .ofProgram), (SQLITE_SCHEMA, .busy), (SQLITE_TOOBIG, .ofProgram),
    (SQLITE_CONSTRAINT, .ofProgram), (SQLITE_MISMATCH, .ofProgram), (SQLITE_MISUSE, .ofProgram),
    (SQLITE_NOLFS, .failed), (SQLITE_AUTH, .ofProgram), (SQLITE_FORMAT, .ofProgram), (SQLITE_RANGE, .ofProgram),
    (SQLITE_NOTADB, .damaged),
  ])
  func aCodeAndItsExtendedOnesHaveTheirPlace(_ code: Int32, _ fault: StorageFault) {
    #expect(StorageFault(code: code) == fault)
    // SQLite may have further ones tomorrow.
    #expect(StorageFault(code: code | (99 << 8)) == fault)
  }

  @Test func noneIsLeftOut() {
    #expect(Set((Int32(1)...26).map { String(cString: sqlite3_errstr($0)) }).count > 20, "they end with NOTADB")
    #expect(String(cString: sqlite3_errstr(27)) == "notification message", "from here on they are no failures")
  }

  @Test(arguments: [
    (SQLITE_IOERR | (2 << 8), StorageFault.damaged), (SQLITE_IOERR | (32 << 8), .damaged),
    (SQLITE_IOERR | (33 << 8), .damaged), (SQLITE_IOERR | (1 << 8), .failed), (SQLITE_IOERR | (12 << 8), .failed),
    (SQLITE_BUSY | (1 << 8), .busy), (SQLITE_BUSY | (2 << 8), .busy), (SQLITE_CORRUPT | (3 << 8), .damaged),
    (SQLITE_READONLY | (4 << 8), .outOfReach), (SQLITE_CANTOPEN | (2 << 8), .outOfReach),
  ])
  func whatAnExtendedCodeAddsCounts(_ code: Int32, _ fault: StorageFault) {
    #expect(StorageFault(code: code) == fault)
  }
}
