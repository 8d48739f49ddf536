import CSQLite
import Foundation
import Kernel
import Projections
import SQLiteStore
import TestSupport
import Testing

/// A fault of the storage is nobody's poison: the projection halts, parks nothing, and goes on when it is over.
@Suite struct DiskFullTests {
  @Test(arguments: [SQLITE_FULL, SQLITE_IOERR | (3 << 8)]) func nothingIsParkedAndAllIsAppliedAfterwards(
    _ code: Int32
  ) async throws {
    FaultyDisk.install()
    let played = try await PlayedOrders(150, seed: 51)
    let folder = try TemporaryFolder()
    let replay = try OrdersReplay(played.folder, into: folder, epoch: try played.files.epoch())
    _ = try replay.orders.advance(limit: 20)
    let log = replay.files.ordersPath + "-wal"
    FaultyDisk.fail(.write, of: log, with: code)
    for _ in 0..<3 {
      let error = #expect(throws: SQLiteError.self) { try replay.orders.advance(limit: 50) }
      #expect(error?.code == code)
    }
    FaultyDisk.heal(log)
    #expect(try replay.orders.checkpoint() == Position(20))
    #expect(try replay.orders.parked() == [])
    try replay.runOrders(stretch: 50)
    #expect(try replay.files.orderRows() == played.files.orderRows())
  }
}
