import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// How SQLite answers the statements of `SQLiteEventReader`.
@Suite struct EventPlanTests {
  @Test func goesStraightToThePlaceInTheLog() async throws {
    let service = try TestService()
    let log = try Connection(path: "\(service.folder.path)/write.sqlite", mode: .readOnly)
    let steps = try SQLitePlan.steps(of: SQLiteEventReader.eventsAfter, on: log)
    #expect(steps == ["SEARCH events USING INTEGER PRIMARY KEY (rowid>?)"])
    let head = try SQLitePlan.steps(of: ReadSource.head, on: log)
    // The table `log` has one row.
    #expect(head.filter { $0.hasPrefix("SCAN") } == ["SCAN log"])
    await service.stop()
  }
}
