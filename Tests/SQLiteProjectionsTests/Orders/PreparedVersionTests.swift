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
@Suite struct PreparedVersionTests {
  private func prepare(_ folder: TemporaryFolder, while goOn: Bool = true) throws -> String {
    try ProjectionFolder.prepare(
      try TestService.configuration(folder), tables: [CustomerTotalsTable.self], watch: { _, _, _ in goOn })
  }

  private func runner(
    _ log: TemporaryFolder, in folder: String, isLogEmpty: Bool = false
  ) throws -> FoldRunner<CustomerTotals, SQLiteProjectionStore<CustomerTotalsTable>> {
    FoldRunner(
      CustomerTotals.self,
      source: SQLiteEventSource(
        try ReadPool(path: "\(log.path)/write.sqlite", size: 1, queryLimit: .seconds(10))),
      store: try SQLiteProjectionStore(
        CustomerTotalsTable.self, folder: folder, epoch: try OrdersFiles(of: log).epoch(), isLogEmpty: isLogEmpty))
  }

  @Test func theServerOfTheOldVersionServesOnAndTheNewOneStartsAtOnce() async throws {
    let service = try TestService()
    let read = "\(service.folder.path)/read"
    var history = RandomOrders(service, seed: 141)
    try await history.send(80)
    let oldFile = OrdersFiles(of: service.folder).customersPath
    let path = "/api/v1/customers/\(history.customers[0])/overview"
    async let commands: PositionToken? = {
      var history = history
      try await history.send(200)
      return history.position
    }()
    #expect(try prepare(service.folder).hasPrefix("customer_overview v2 is built up to event "))
    #expect(await service.send(.get, path).status == 200)
    let last = try #require(try await commands)
    await service.caughtUp(to: last)
    #expect(await service.send(.get, path, headers: ["Min-Position": last.description]).status == 200)
    await service.stop()

    #expect(OrdersFiles(of: service.folder).customersPath == oldFile)
    let clean = try TemporaryFolder()
    let replay = try OrdersReplay(service.folder, into: clean, epoch: last.epoch)
    try replay.run(stretch: 1000)
    #expect(try OrdersFiles(of: service.folder).rows() == replay.files.rows(), "the old rows")

    let new = try runner(service.folder, in: read)
    #expect(new.hasRows)
    #expect(try new.checkpoint() > .start)
    try run(new, stretch: 1000)
    try run(try runner(service.folder, in: clean.path, isLogEmpty: true), stretch: 1000)
    #expect(
      try images(of: CustomerTotalsTable.self, in: read) == images(of: CustomerTotalsTable.self, in: clean.path))
  }

  @Test func whatWasStoppedIsNotReadAgain() async throws {
    let played = try await PlayedOrders(60, seed: 142)
    #expect(throws: BuildStopped.self) { try prepare(played.folder, while: false) }
    try PoisonedLog(played).tear(Position(2))
    #expect(try prepare(played.folder) == "customer_overview v2 is built up to event \(played.head.value)\n")
    #expect(try prepare(played.folder) == "customer_overview v2 is there\n")
    let new = try runner(played.folder, in: played.files.folder)
    #expect(try new.checkpoint() == played.head)
  }

  @Test func whatAStoppedBuildHadParkedIsReadAgain() async throws {
    let played = try await PlayedOrders(60, seed: 143)
    let poisoned = try PoisonedOrder(played.folder)
    #expect(throws: BuildStopped.self) { try prepare(played.folder, while: false) }
    try poisoned.mend()
    _ = try prepare(played.folder)
    #expect(try runner(played.folder, in: played.files.folder).parked().isEmpty)
  }
}
