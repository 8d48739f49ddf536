import SQLiteStore
import TestSupport
import Testing

/// The data of a domain that the program has no more.
@Suite struct GoneDomainTests {
  private static let tickets = SchemaPart(
    "Tickets",
    [Migration(name: "0001 tickets", sql: "CREATE TABLE tickets (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT")])

  @Test func itsTablesAreToldOnceAStartAndStay() async throws {
    let folder = try TemporaryFolder()
    try await TestService(folder: folder).stop()
    let connection = try Connection(path: "\(folder.path)/write.sqlite", mode: .readWrite(synchronous: .off))
    try Migrations.apply([Self.tickets], to: connection)
    try connection.run("INSERT INTO tickets (id, title) VALUES (1, 'the door squeaks')")

    for _ in 0..<2 {
      let service = try TestService(folder: folder)
      let told = service.warnings.filter {
        $0.contains("the data holds tables of Tickets, which this program has not; they stay as they are")
      }
      #expect(told.count == 1)
      await service.stop()
    }
    #expect(try connection.all("SELECT title FROM tickets") { try $0.text(0) } == ["the door squeaks"])
  }

  @Test func aWholeProgramTellsNothing() async throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      let service = try TestService(folder: folder)
      #expect(service.warnings == [])
      await service.stop()
    }
  }
}
