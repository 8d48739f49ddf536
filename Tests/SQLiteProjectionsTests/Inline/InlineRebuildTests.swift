import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import Signals
import TestSupport
import Testing

/// The same version is built anew beside the rows in use, and what differs is written in one unit.
@Suite struct InlineRebuildTests {
  private typealias Specimens = SpecimenListTable
  private typealias Units = UnitsTable<FirstProgram>

  @Test func rowsThatAReplayMakesTooAreNotTouchedNorIsTheWriterHeld() async throws {
    let file = try InlineFile([Specimens.self])
    var history = try file.random(seed: 231)
    try await history.send(100)
    let commits = file.writer.commits
    var told: [Position] = []
    #expect(
      try file.runner().rebuild {
        told.append($0)
        return true
      } == [])
    #expect(told == [.start, try file.head()])
    #expect(file.writer.commits == commits)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: file.folder.path).allSatisfy { !$0.contains("rebuild") })
    await file.writer.close()
  }

  @Test func rowsThatDifferAreMendedAndReported() async throws {
    let file = try InlineFile([Specimens.self])
    var history = try file.random(seed: 232)
    try await history.send(150)
    let clean = try file.rows(Specimens.self)
    try file.tamper(
      """
      UPDATE specimen_list SET label = 'Nothing', count = -1 WHERE id = (SELECT max(id) FROM specimen_list);
      DELETE FROM specimen_list WHERE id = (SELECT min(id) FROM specimen_list);
      INSERT INTO keeper_names VALUES (X'00', 'Nobody'), (X'FF', 'Nobody');
      """)
    let differences = try file.runner().rebuild { _ in true }
    #expect(
      differences == [
        TableDifference(table: "specimen_list", before: 1, after: 2),
        TableDifference(table: "keeper_names", before: 2, after: 0),
      ])
    #expect(try file.rows(Specimens.self) == clean)
    #expect(file.holds.last == "specimen_list rebuild")
    try await history.send(20)
    #expect(try file.rows(Specimens.self) == file.folded(Specimens.self))
    await file.writer.close()
  }

  @Test func oneThatIsStoppedChangesNothing() async throws {
    let file = try InlineFile([Units.self])
    for units in 1...5 { try await file.collect(units) }
    try file.tamper("UPDATE units SET received = 0")
    #expect(try file.runner().rebuild { $0 == .start } == nil)
    #expect(try file.rows(Units.self) != file.folded(Units.self))
    #expect(try file.runner().rebuild { _ in true } != nil)
    #expect(try file.rows(Units.self) == file.folded(Units.self))
    await file.writer.close()
  }

  @Test func anEventThatDoesNotFoldStopsItAndIsNamed() async throws {
    let file = try InlineFile([UnitsTable<PickyProgram>.self])
    for units in [1, 13, 4] { try await file.collect(units) }
    try file.tamper("UPDATE units SET received = 0")
    let strict = try await file.reopened([Units.self])
    let rows = try strict.rows(Units.self)
    let fault = #expect(throws: EventNotApplied.self) { try strict.runner().rebuild { _ in true } }
    #expect(fault?.position == Position(2))
    #expect(try strict.rows(Units.self) == rows)
    #expect(strict.runner().hasRows)
    await strict.writer.close()
  }

  /// The writer's unit is rolled back with one that shared its commit, and runs again after events that are other ones.
  @Test func aUnitThatRunsAgainKnowsNothingOfItsFirstRun() async throws {
    let file = try InlineFile([Units.self])
    for units in 1...5 { try await file.collect(units) }
    try file.tamper("UPDATE units SET received = 0")
    let upkeep = TwiceRunUpkeep(file: file)
    #expect(
      try file.runner(upkeep).rebuild { _ in true } == [TableDifference(table: "units", before: 1, after: 1)])
    #expect(upkeep.isDone.all.count == 1)
    try await file.collect(6)
    #expect(try file.rows(Units.self) == file.folded(Units.self))
    await file.writer.close()
  }

  @Test(.timeLimit(.minutes(5))) func readsNeverFailNorDoCommandsWhileItRuns() async throws {
    let file = try InlineFile([Specimens.self])
    var history = try file.random(seed: 233)
    try await history.send(100)
    let floor = history.keepers.count
    async let commands: Void = {
      var history = history
      try await history.send(300)
    }()
    try await file.rebuildAgainAndAgain(
      spoiling: [
        "UPDATE specimen_list SET count = count + 1", "INSERT INTO keeper_names VALUES (randomblob(16), 'Nobody')",
      ], counting: "SELECT count(*) FROM keeper_names", atLeast: floor)
    try await commands
    #expect(file.holds.contains("specimen_list rebuild"))
    #expect(try file.rows(Specimens.self) == file.folded(Specimens.self))
    await file.writer.close()
  }
}

/// Runs each unit once in a transaction that is taken back, after an event that nobody will ever see.
private struct TwiceRunUpkeep: WriterUpkeep {
  let file: InlineFile
  let isDone = Noted<Bool>()

  func performAndWait<R: Sendable>(_ unit: @escaping @Sendable (Connection) throws -> R) throws -> R {
    let connection = try Connection(path: file.path, mode: .readWrite(synchronous: .off))
    try connection.undoing {
      try connection.run(
        """
        INSERT INTO events SELECT position + 1, 'specimen-B', 1, type, schema_version,
          replace(payload, '"A"', '"B"'), recorded_at, metadata FROM events ORDER BY position DESC LIMIT 1
        """)
      try file.models.project(from: Position(6), to: Position(6), on: connection)
      _ = try unit(connection)
    }
    isDone.add(true)
    return try file.writer.performAndWait(unit)
  }
}
