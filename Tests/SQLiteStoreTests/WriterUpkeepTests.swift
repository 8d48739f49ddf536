import SQLiteStore
import Testing

@Suite struct WriterUpkeepTests {
  private struct Unwilling: Error {}

  @Test func `who waits on a thread gets the answer of the unit, or its error`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.file())
    try await ledger.append("first")
    let upkeep: any WriterUpkeep = ledger.writer
    let count = try upkeep.performAndWait { connection in
      try connection.run("UPDATE ledger SET name = 'other'")
      return connection.changes
    }
    #expect(count == 1)
    #expect(try ledger.names() == ["other"])
    #expect(throws: Unwilling.self) {
      try upkeep.performAndWait { connection in
        try connection.run("DELETE FROM ledger")
        throw Unwilling()
      }
    }
    #expect(try ledger.names() == ["other"])
    await ledger.writer.close()
    #expect(throws: WriterStopped(reason: .closed)) { try upkeep.performAndWait { _ in 0 } }
  }
}
