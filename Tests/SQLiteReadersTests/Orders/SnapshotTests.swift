import Foundation
import Kernel
import QueryPorts
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

@Suite struct SnapshotTests {
  private let position = PositionToken(epoch: OrderFile.epoch, position: Position(99))

  @Test func everyAnswerCarriesThePositionOfItsFile() async throws {
    let file = try OrderFile.filled(1, seed: 1)
    let list = try await file.reader.listOrders(OrderFilter(), PageRequest())
    #expect(list.position == position)
    let id = try #require(list.value.items.first?.id)
    let order = try await file.reader.getOrder(id)
    #expect(order.position == position)
    #expect(order.value?.changed == Position(3))
    #expect(order.value?.version == 1)
    #expect(order.value?.view.id == id)
  }

  @Test func whatIsNotThereIsNothingAtAPosition() async throws {
    let answer = try await OrderFile.filled(1, seed: 1).reader.getOrder(UUID())
    #expect(answer.value == nil)
    #expect(answer.position == position)
  }

  @Test func anUnknownCustomerIsNothing() async throws {
    let folder = try TemporaryFolder()
    _ = try SQLiteProjectionStore(CustomerOverviewTable.self, folder: folder.path, epoch: 7)
    let path = SQLiteProjectionStore<CustomerOverviewTable>.path(in: folder.path)
    let reader = SQLiteCustomerReader(
      ReadSource(try ReadPool(path: path, size: 1, queryLimit: .seconds(10)), .checkpoint))
    let answer = try await reader.getCustomerOverview(UUID())
    #expect(answer.value == nil)
    #expect(answer.position == PositionToken(epoch: 7, position: .start))
  }

  @Test func aRowWithAStateThatNobodyKnowsIsAFaultAndNoAnswer() async throws {
    let file = try OrderFile.filled(1, seed: 1)
    try file.writing().run("UPDATE order_summary SET status = 'lost'")
    await #expect(throws: (any Error).self) { try await file.reader.listOrders(OrderFilter(), PageRequest()) }
  }
}
