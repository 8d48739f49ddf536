import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// Logs that a test has damaged: the projection stops where it is, and no row of the stretch is left behind.
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

  @Test func anUnreadableEventIsNamed() async throws {
    let (replay, _) = try await replay(damage: "UPDATE events SET payload = '{}' WHERE position = 4")
    let fault = #expect(throws: UnreadableEvent.self) { try replay.orders.advance(limit: 1000) }
    #expect(fault?.position == Position(4))
    #expect(try replay.orders.checkpoint() == .start)
  }

  @Test func anEventOfANewerProgramIsNotPassedOver() async throws {
    let (replay, _) = try await replay(damage: "UPDATE events SET schema_version = 99 WHERE position = 4")
    #expect(throws: UnreadableEvent.self) { try replay.orders.advance(limit: 1000) }
  }

  @Test func aFaultInTheMiddleRollsRowsAndCheckpointBack() async throws {
    let (replay, folder) = try await replay(
      damage: """
        UPDATE events SET type = 'Lost' WHERE position = (
          SELECT min(position) FROM events WHERE stream = (
            SELECT stream FROM events WHERE type = 'OrderConfirmed' ORDER BY position DESC LIMIT 1))
        """)
    _ = try replay.orders.advance(limit: 10)
    let before = try replay.files.orderRows()
    #expect(before.last?.hasSuffix(",10]") == true)
    #expect(throws: FoldFault.self) { try replay.orders.advance(limit: 1000) }
    #expect(try replay.files.orderRows() == before)
    withExtendedLifetime(folder) {}
  }
}
