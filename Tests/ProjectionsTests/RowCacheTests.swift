import Domain
import Foundation
import Kernel
import Projections
import Testing

@Suite struct RowCacheTests {
  private typealias History = OrdersHistory

  /// Takes all events through a cache in one transaction.
  private func store(_ events: [any DomainEvent], capacity: Int) throws -> MemoryOrders {
    let store = MemoryOrders()
    let rows = RowCache<OrderSummaryProjection>(capacity: capacity)
    _ = try store.advance { checkpoint, table, quarantine in
      let last = try OrderSummaryProjection.apply(
        MemoryLog(events), after: checkpoint, limit: events.count, of: EventTable(OrderSummaryProjection.events),
        through: rows, into: table, quarantine)
      try rows.flush(to: table)
      return last
    }
    return store
  }

  private func writes(_ store: MemoryOrders) -> [[UUID]] {
    store.operations.compactMap { if case .write(let ids) = $0 { ids } else { nil } }
  }

  @Test(arguments: [2, 3, 4]) func aFullCacheWritesTheRowsThatWereNotTouchedForLongest(_ capacity: Int) throws {
    let ids = (1...6).map { History.id($0) }
    var events = [History.registered()]
    for id in ids { events.append(try History.created(id, lines: [History.line(1)])) }
    for id in [ids[0], ids[5], ids[1], ids[5], ids[2], ids[5]] { events.append(History.confirmed(id)) }
    for id in [ids[5], ids[0]] { events.append(History.shipped(id)) }
    let whole = try store(events, capacity: .max)
    let store = try store(events, capacity: capacity)
    #expect(store.contents == whole.contents)
    #expect(store.operations.count > whole.operations.count)
    #expect(writes(store).joined().count { $0 == ids[5] } == 1, "it was touched again and again")
  }

  @Test func rowsThatAreAllTouchedAgainBetweenNewOnesDoNotPileUp() throws {
    let ids = (1...40).map { History.id($0) }
    var events = [History.registered()]
    for count in 1...40 {
      events.append(try History.created(ids[count - 1], lines: [History.line(1)]))
      if count.isMultiple(of: 3) { for id in ids[..<count] { events.append(History.confirmed(id)) } }
    }
    let store = try store(events, capacity: 8)
    #expect(store.contents == (try self.store(events, capacity: .max)).contents)
    #expect(writes(store).allSatisfy { $0.count <= 4 }, "half of the capacity at once")
  }

  @Test func factsDoNotPileUpEither() throws {
    let customers = (1...9).map { History.id($0) }
    var events = customers.map { History.registered($0) }
    for customer in customers { events.append(try History.created(customer, of: customer, lines: [History.line(1)])) }
    #expect(try store(events, capacity: 8).factsRead.contains(customers[0]))
  }
}
