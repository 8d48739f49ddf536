import SQLiteStore
import Testing

/// Owners of tables come and go on their own.
@Suite struct MigrationOwnerTests {
  private static let frame = SchemaPart.frame([Migration(name: "1 log", sql: "CREATE TABLE log (id INTEGER) STRICT")])
  private static let first = Migration(name: "1 tables", sql: "CREATE TABLE orders (id INTEGER) STRICT")
  private static let second = Migration(name: "2 more", sql: "CREATE TABLE lines (id INTEGER) STRICT")
  private static let tickets = SchemaPart(
    "Tickets", [Migration(name: "1 tables", sql: "CREATE TABLE tickets (id INTEGER) STRICT")])

  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
  }

  private func orders(_ migrations: Migration...) -> SchemaPart { SchemaPart("Orders", migrations) }

  private func apply(_ parts: SchemaPart...) throws -> [String] { try Migrations.apply(parts, to: connection) }

  @Test func `a migration is added to one owner after another owner's have run`() throws {
    #expect(try apply(Self.frame, orders(Self.first), Self.tickets) == [])
    #expect(try apply(Self.tickets, orders(Self.first, Self.second), Self.frame) == [])
    #expect(
      try connection.applied() == ["frame: 1 log", "Orders: 1 tables", "Tickets: 1 tables", "Orders: 2 more"])
  }

  @Test func `an owner that is gone is told, and its rows wait for its return`() throws {
    _ = try apply(Self.frame, orders(Self.first), Self.tickets)
    try connection.run("INSERT INTO tickets (id) VALUES (7)")
    for _ in 0..<2 { #expect(try apply(Self.frame, orders(Self.first, Self.second)) == ["Tickets"]) }
    #expect(try apply(Self.frame, orders(Self.first, Self.second), Self.tickets) == [])
    #expect(try connection.all("SELECT id FROM tickets") { try $0.int(0) } == [7])
  }

  @Test func `all owners that are gone are told, sorted`() throws {
    _ = try apply(Self.tickets, Self.frame, orders(Self.first))
    #expect(try apply(Self.frame) == ["Orders", "Tickets"])
  }

  @Test func `what speaks against one owner keeps every migration from running`() throws {
    _ = try apply(Self.frame, Self.tickets)
    let edited = SchemaPart("Tickets", [Migration(name: "1 tables", sql: "CREATE TABLE other (id INTEGER) STRICT")])
    #expect(throws: MigrationError.edited(owner: "Tickets", name: "1 tables")) {
      try apply(Self.frame, orders(Self.first), edited)
    }
    #expect(try !connection.tables().contains("orders"))
  }

  @Test func `two parts of one owner are refused`() throws {
    #expect(throws: MigrationError.duplicateOwner("Orders")) { try apply(orders(Self.first), orders(Self.second)) }
    #expect(try connection.tables().isEmpty)
  }

  @Test func `the name for what nobody owns is refused`() {
    #expect(throws: MigrationError.reservedOwner("unclaimed")) { try apply(SchemaPart("unclaimed", [Self.first])) }
  }

  @Test func `two owners at once never run one twice`() async throws {
    let path = folder.file()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let connection = try Connection(path: path, mode: .readWrite(synchronous: .off))
          try Migrations.apply([Self.frame, Self.tickets, SchemaPart("Orders", [Self.first])], to: connection)
        }
      }
      try await group.waitForAll()
    }
    #expect(try connection.applied().count == 3)
  }

  @Test func `a fault names owner and migration`() {
    #expect(
      MigrationError.unknown(owner: "Orders", name: "2 more").description
        == "This data belongs to a newer program: it has the migration 2 more of Orders. Run that program.")
  }
}
