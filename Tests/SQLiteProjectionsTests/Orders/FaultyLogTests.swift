import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// Logs that a test has damaged: the projection stops where it is.
@Suite struct FaultyLogTests {
  private func replay(damage: SQL) async throws -> (OrdersReplay, TemporaryFolder) {
    let played = try await PlayedOrders(60, seed: 21)
    do {
      let connection = try Connection(path: "\(played.folder.path)/write.sqlite", mode: .readWrite(synchronous: .off))
      try connection.run(damage)
      #expect(connection.changes == 1)
    }
    let folder = try TemporaryFolder()
    return (try OrdersReplay(played.folder, into: folder, epoch: 5), folder)
  }

  @Test func aHoleInTheLogIsDetectedAndNothingBehindItApplied() async throws {
    let (replay, _) = try await replay(damage: "DELETE FROM events WHERE position = 30")
    let hole = #expect(throws: LogHole.self) { try replay.orders.advance(limit: 1000) }
    #expect(hole?.expected == Position(30))
    #expect(hole?.found == Position(31))
    #expect(try replay.orders.checkpoint() == .start)
    #expect(try replay.orders.advance(limit: 29) == Position(29))
    #expect(throws: LogHole.self) { try replay.orders.advance(limit: 1) }
  }

  /// The first event of the log that is a customer's: no row can be told from its stream. A fact is parked with it.
  @Test(arguments: ["UPDATE events SET payload = '{}' WHERE position = 4", Self.newer] as [SQL])
  func anUnreadableEventOfManyRowsIsParkedWithItsStream(_ damage: SQL) async throws {
    let (replay, _) = try await replay(damage: damage)
    try replay.runOrders(stretch: 1000)
    let parked = try #require(try replay.orders.parked().first)
    #expect(parked.place.isStream)
    #expect(parked.place.name.hasPrefix("customer-"))
    #expect(parked.position == Position(4))
    #expect(try !replay.orders.retry(), "which rows it holds up is not known")
  }

  private static let newer: SQL = "UPDATE events SET schema_version = 99 WHERE position = 4"
}
