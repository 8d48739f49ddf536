import SQLiteStore
import Testing

import enum TestSupport.SteppedClock

@Suite(.enabled(if: SteppedClock.isSupported)) struct SteppedClockTests {
  @Test func `who waits for a connection is refused in time though the wall clock is set back`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file()
    try Connection(path: path, mode: .readWrite(synchronous: .off)).run("CREATE TABLE t (id INTEGER) STRICT")
    let pool = try ReadPool(path: path, size: 1, queryLimit: .milliseconds(10))
    try pool.read { _ in
      let waited = SteppedClock.seconds(setBack: 5) {
        let error = #expect(throws: SQLiteError.self) { try pool.read { _ in } }
        #expect(error?.kind == .busy)
      }
      #expect(waited < 5)
    }
  }
}
