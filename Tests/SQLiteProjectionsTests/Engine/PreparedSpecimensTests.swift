import Composition
import Foundation
import HTTPValues
import Kernel
import Projections
import QueryPorts
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// `tandem projections prepare`, as a program runs it that has another version of a projection than the server.
@Suite struct PreparedSpecimensTests {
  private func prepare(_ folder: TemporaryFolder, while goOn: Bool = true) throws -> String {
    try ProjectionFolder.prepare(
      try TestService.configuration(folder, features: Specimen.features), tables: [SecondCountsTable.self],
      watch: { _, _, _ in goOn })
  }

  @Test func theServerOfTheOldVersionServesOnAndTheNewOneStartsAtOnce() async throws {
    let service = try TestService(features: Specimen.features)
    var history = RandomSpecimens(service, seed: 31)
    try await history.send(60)
    let read = "\(service.folder.path)/read"
    let oldFile = SQLiteProjectionStore<SpecimenCountsTable>.path(in: read)
    #expect(try prepare(service.folder) == "specimen_counts v2 is built up to event \(service.head.value)\n")
    #expect(await service.send(.get, "/api/v1/specimens").status == 200)
    try await history.send(30)
    let last = try #require(history.position)
    await service.caughtUp(to: last)
    await service.stop()
    #expect(SQLiteProjectionStore<SpecimenCountsTable>.path(in: read) == oldFile)
    try DeterminismGate(service: service.folder).check([.asynchronous(SpecimenCountsTable.self)])

    let log = SQLiteEventSource(
      try ReadPool(path: "\(service.folder.path)/write.sqlite", size: 1, queryLimit: .seconds(10)))
    let store = try SQLiteProjectionStore(
      SecondCountsTable.self, folder: read, epoch: last.epoch, isLogEmpty: false)
    let new = FoldRunner(SecondCounts.self, source: log, store: store)
    #expect(new.hasRows)
    try run(new, stretch: 1000)
    try DeterminismGate(service: service.folder).check([.asynchronous(SecondCountsTable.self)])
  }

  @Test func whatWasStoppedIsNotReadAgain() async throws {
    let played = try await PlayedSpecimens(40, seed: 32)
    #expect(throws: BuildStopped.self) { try prepare(played.folder, while: false) }
    try played.log.tear(Position(2))
    #expect(try prepare(played.folder) == "specimen_counts v2 is built up to event \(played.head.value)\n")
    #expect(try prepare(played.folder) == "specimen_counts v2 is there\n")
  }
}

/// The next version of `SpecimenCountsProjection`: events count twice.
private enum SecondCounts: Fold {
  typealias Event = SpecimenEvent
  typealias Key = UUID
  typealias Row = Int
  typealias FactKey = Never
  typealias Fact = Never
  typealias Sweep = Never

  static let name = SpecimenCountsProjection.name
  static let version = SpecimenCountsProjection.version + 1
  static let events = SpecimenEvent.types

  static func effect(of event: SpecimenEvent) -> Effect<Self> { .row(event.keeperID) }
  static func factNeeded(by event: SpecimenEvent) -> Never? { nil }
  static func fold(_ row: Int?, of key: UUID, _ recorded: RecordedEvent<SpecimenEvent>, _ fact: Never?) -> Int? {
    (row ?? 0) + 2
  }
}

private final class SecondCountsTable: SQLiteTable {
  typealias F = SecondCounts

  static let migrations = [
    Migration(
      name: "0003 second counts",
      sql: "CREATE TABLE second_counts (keeper_id BLOB PRIMARY KEY, twice INTEGER NOT NULL) STRICT;")
  ]
  static let indices: [Migration] = []
  static let contents: [(table: String, rows: SQL)] = [("second_counts", "SELECT * FROM second_counts")]

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func load(_ key: UUID) throws -> Int? {
    try connection.first("SELECT twice FROM second_counts WHERE keeper_id = ?", key) { try $0.int(0) }
  }

  func write(_ changes: [RowChange<SecondCounts>]) throws {
    for change in changes {
      try connection.run(
        """
        INSERT INTO second_counts (keeper_id, twice) VALUES (?, ?)
        ON CONFLICT (keeper_id) DO UPDATE SET twice = excluded.twice
        """, change.key, change.new)
    }
  }
}
