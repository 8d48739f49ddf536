import Domain
import Foundation
import Kernel
import Projections
import Testing

@Suite struct OrderSummaryProjectionTests {
  private typealias History = OrdersHistory

  private func row(_ events: any DomainEvent...) throws -> OrderSummaryRow {
    try #require(try OrderSummaryProjection.row(after: events, fact: "Corner Shop"))
  }

  @Test func aCreatedOrderIsPendingWithItsLinesAndItsCustomersName() throws {
    let row = try row(
      History.created(lines: [History.line(1), History.line(2, "85123A", quantity: 3, unitPrice: 255)]))
    #expect(row.id == History.orderID)
    #expect(row.customerID == History.alice)
    #expect(row.customerName == "Corner Shop")
    #expect(row.status == .pending)
    #expect(row.currency == "GBP")
    #expect(row.totalAmount == 2 * 100 + 3 * 255)
    #expect(row.returnedAmount == 0)
    #expect(row.itemCount == 2)
    #expect(row.unitCount == 5)
    #expect(row.items.map(\.line) == [1, 2])
    #expect(row.items.map(\.productID) == ["22423", "85123A"])
    #expect(row.placedAt == History.placedAt)
    #expect(row.createdAt == MemoryLog.recordedAt(1))
    #expect(row.updatedAt == row.createdAt)
    #expect(row.version == 1)
    #expect(row.changed == Position(1))
  }

  @Test func anAddedItemCountsOnce() throws {
    let row = try row(
      History.created(lines: [History.line(1)]), History.added(History.line(2, quantity: 5, unitPrice: 10)))
    #expect(row.totalAmount == 250)
    #expect(row.unitCount == 7)
    #expect(row.items.map(\.line) == [1, 2])
  }

  @Test func aRemovedItemIsGoneAndTheOthersKeepTheirNumbers() throws {
    let lines = try [History.line(1), History.line(2, quantity: 1, unitPrice: 30), History.line(3)]
    let row = try row(History.created(lines: lines), History.removed(lines[1]))
    #expect(row.items.map(\.line) == [1, 3])
    #expect(row.totalAmount == 400)
  }

  @Test func confirmingShippingAndCancellingSetTheStatus() throws {
    let line = try History.line(1)
    let created = try History.created(lines: [line])
    #expect(try row(created, History.confirmed()).status == .confirmed)
    #expect(try row(created, History.confirmed(), History.shipped()).status == .shipped)
    let cancelled = try row(created, History.cancelled([line]))
    #expect(cancelled.status == .cancelled)
    #expect(cancelled.totalAmount == 200)
    #expect(cancelled.items.count == 1)
  }

  @Test func returnsAddUpByLineAndLeaveTheTotal() throws {
    let lines = try [History.line(1, quantity: 5), History.line(2)]
    let day = History.placedAt
    let row = try row(
      History.created(lines: lines), History.returned([lines[0].part(of: 1)], at: day),
      History.returned([lines[0].part(of: 2), lines[1].part(of: 2)], at: day))
    #expect(row.items.map(\.returned) == [3, 2])
    #expect(row.returnedAmount == 500)
    #expect(row.totalAmount == 700)
  }

  @Test func everyChangeMovesVersionTimeAndPosition() throws {
    let row = try row(History.created(lines: [History.line(1)]), History.confirmed(), History.shipped())
    #expect(row.version == 3)
    #expect(row.updatedAt == MemoryLog.recordedAt(3))
    #expect(row.createdAt == MemoryLog.recordedAt(1))
    #expect(row.changed == Position(3))
  }

  @Test func aFirstEventThatIsNoCreationIsAFault() {
    #expect(throws: FoldFault.self) { try row(History.confirmed()) }
    #expect(throws: FoldFault.self) { try row(History.added(History.line(1))) }
  }

  @Test func anOrderOfACustomerNobodyRegisteredIsAFault() {
    #expect(throws: FoldFault.self) {
      try OrderSummaryProjection.row(after: [History.created(lines: [History.line(1)])], fact: nil)
    }
  }
}
