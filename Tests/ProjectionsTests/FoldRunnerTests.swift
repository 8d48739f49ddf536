import Domain
import Foundation
import Kernel
import Projections
import Testing

@Suite struct FoldRunnerTests {
  private typealias History = OrdersHistory

  private func runner(
    _ events: [any DomainEvent], _ store: MemoryOrders
  ) -> FoldRunner<OrderSummaryProjection, MemoryOrders> {
    FoldRunner(OrderSummaryProjection.self, source: MemoryLog(events), store: store)
  }

  @Test func aRowIsWrittenOnceAStretchHoweverManyEventsTouchIt() throws {
    let store = MemoryOrders()
    let events = try [
      History.registered(), History.created(lines: [History.line(1)]), History.added(History.line(2)),
      History.confirmed(), History.created(History.id(2), lines: [History.line(1)]), History.shipped(),
    ]
    #expect(try runner(events, store).advance(limit: 100) == Position(6))
    #expect(store.operations == [.write([History.orderID, History.id(2)])])
    #expect(store.contents.rows[History.orderID]?.version == 6)
  }

  @Test func aSweepSeesTheRowsOfItsOwnStretch() throws {
    let store = MemoryOrders()
    let events = try [
      History.registered(), History.created(lines: [History.line(1)]), History.renamed(to: "Corner Shop B."),
      History.created(History.id(2), lines: [History.line(1)]),
    ]
    _ = try runner(events, store).advance(limit: 100)
    #expect(store.operations == [.write([History.orderID]), .sweep(Position(3)), .write([History.id(2)])])
    #expect(store.contents.rows.values.map(\.customerName) == ["Corner Shop B.", "Corner Shop B."])
    #expect(store.contents.rows[History.orderID]?.changed == Position(3))
  }

  @Test func aRowThatIsTouchedAgainAfterASweepKeepsTheNewName() throws {
    let store = MemoryOrders()
    let events = try [
      History.registered(), History.created(lines: [History.line(1)]), History.renamed(to: "Corner Shop B."),
      History.confirmed(),
    ]
    _ = try runner(events, store).advance(limit: 100)
    let row = try #require(store.contents.rows[History.orderID])
    #expect(row.customerName == "Corner Shop B.")
    #expect(row.status == .confirmed)
  }

  @Test func aFaultParksItsRowAndTheOthersGoOn() throws {
    let store = MemoryOrders()
    let events = try [
      History.registered(), History.confirmed(History.id(9)), History.created(lines: [History.line(1)]),
      History.shipped(History.id(9)), History.confirmed(),
    ]
    let runner = runner(events, store)
    #expect(try runner.advance(limit: 100) == Position(5))
    #expect(store.contents.rows[History.orderID]?.status == .confirmed)
    #expect(store.contents.rows.count == 1)
    let parked = try runner.parked()
    #expect(parked.map(\.place) == [.row("\(History.id(9))")])
    #expect(parked.map(\.position) == [Position(2)])
    #expect(parked.map(\.depth) == [2])
  }

  @Test func aRetryThatMeetsTheFaultAgainChangesNothing() throws {
    let store = MemoryOrders()
    let runner = runner(
      [History.registered(), History.confirmed(History.id(9)), History.renamed(to: "Corner Shop B.")], store)
    _ = try runner.advance(limit: 100)
    let before = store.contents
    #expect(try runner.retry())
    #expect(store.contents == before)
    #expect(before.parked[.row("\(History.id(9))")]?.keys.sorted() == [Position(2), Position(3)])
  }

  @Test func manyPoisonedRowsInOneStretchOfTheLogHaltAndNoneIsParked() throws {
    let store = MemoryOrders()
    let poison = (0...UInt8(TooManyParked.limit)).map { History.confirmed(History.id($0)) }
    #expect(throws: TooManyParked.self) { try runner(poison, store).advance(limit: 1000) }
    #expect(store.contents == MemoryOrders.Contents())
    #expect(try runner(poison, store).advance(limit: TooManyParked.limit) == Position(Int64(TooManyParked.limit)))
    #expect(throws: TooManyParked.self) { try runner(poison, store).advance(limit: 1) }
  }

  @Test func atTheEndOfTheLogNothingIsWritten() throws {
    let store = MemoryOrders()
    let events = try [History.registered(), History.created(lines: [History.line(1)])]
    let runner = runner(events, store)
    _ = try runner.advance(limit: 100)
    let before = (store.contents, store.operations)
    #expect(try runner.advance(limit: 100) == Position(2))
    #expect(store.contents == before.0)
    #expect(store.operations == before.1)
  }

  @Test func eventsOfOthersMoveTheCheckpointAlone() throws {
    let store = MemoryOrders()
    let product = try ProductID("22423").orFail
    #expect(try runner([StockReceived(productID: product, quantity: 5)], store).advance(limit: 100) == Position(1))
    #expect(store.contents == MemoryOrders.Contents(checkpoint: Position(1)))
  }

  @Test(arguments: [7, 50, 1000]) func stretchesOfAnyLengthGiveTheSameRows(_ stretch: Int) throws {
    let events = try Self.longHistory()
    let oneByOne = MemoryOrders()
    let together = MemoryOrders()
    for (store, limit) in [(oneByOne, 1), (together, stretch)] {
      let runner = runner(events, store)
      while try runner.checkpoint() < Position(Int64(events.count)) { _ = try runner.advance(limit: limit) }
    }
    #expect(oneByOne.contents.rows.count == 40)
    #expect(together.contents == oneByOne.contents)
  }

  /// 40 orders of two customers, interleaved, with renames between.
  private static func longHistory() throws -> [any DomainEvent] {
    var events: [any DomainEvent] = [History.registered(), History.registered(History.bob, name: "Other Shop")]
    for number in UInt8(1)...40 {
      let customer = number.isMultiple(of: 3) ? History.bob : History.alice
      events.append(try History.created(History.id(number), of: customer, lines: [History.line(1)]))
      if number.isMultiple(of: 5) { events.append(History.renamed(customer, to: "Name \(number)")) }
      if number > 4 { events.append(History.confirmed(History.id(number - 4), of: customer)) }
      if number > 9 { events.append(History.shipped(History.id(number - 9), of: customer)) }
    }
    return events
  }
}
