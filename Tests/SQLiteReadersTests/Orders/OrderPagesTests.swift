import Foundation
import Kernel
import QueryPorts
import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// Pages give every row once, in one order, by offset as by cursor, also where rows tie.
@Suite struct OrderPagesTests {
  private static let limit = 7

  private func byOffset(_ file: OrderFile, _ filter: OrderFilter, _ sort: OrderSort, _ order: QueryPorts.SortDirection)
    async throws
    -> [OrderListItem]
  {
    var items: [OrderListItem] = []
    while true {
      let page = try await file.reader.listOrders(
        filter, PageRequest(sort: sort, direction: order, limit: Self.limit, start: .offset(items.count))
      ).value
      #expect(page.offset == items.count)
      #expect(page.hasPrev == !items.isEmpty)
      #expect(page.hasNext == (page.total > items.count + page.items.count))
      items += page.items
      if !page.hasNext {
        #expect(items.count == page.total)
        #expect(page.nextCursor == nil)
        return items
      }
    }
  }

  private func byCursor(_ file: OrderFile, _ filter: OrderFilter, _ sort: OrderSort, _ order: QueryPorts.SortDirection)
    async throws
    -> [OrderListItem]
  {
    var items: [OrderListItem] = []
    var start = PageStart.offset(0)
    while true {
      let page = try await file.reader.listOrders(
        filter, PageRequest(sort: sort, direction: order, limit: Self.limit, start: start)
      ).value
      items += page.items
      guard let next = page.nextCursor else {
        #expect(!page.hasNext)
        return items
      }
      start = .cursor(try #require(PageCursor(text: next)))
    }
  }

  @Test func everyRowComesOnceAndInTheSameOrderEitherWay() async throws {
    let file = try OrderFile.filled(100, seed: 4)
    for filter in OrderLists.filters {
      for (sort, order) in OrderLists.orders {
        let rows = try await byOffset(file, filter, sort, order)
        #expect(try await byCursor(file, filter, sort, order).map(\.id) == rows.map(\.id))
        #expect(Set(rows.map(\.id)).count == rows.count)
        let keys = rows.map { (sort == .placedAt ? Int($0.placedAt.milliseconds) : $0.totalAmount, $0.id.uuidString) }
        let sorted = keys.sorted { order == .asc ? $0 < $1 : $0 > $1 }
        #expect(keys.elementsEqual(sorted, by: ==), "\(filter) \(sort) \(order)")
      }
    }
  }

  @Test func aFilterGivesItsRowsAndNoOthers() async throws {
    let file = try OrderFile.filled(100, seed: 5)
    let all = try await byOffset(file, OrderFilter(), .placedAt, .asc)
    #expect(all.count == 100)
    for filter in OrderLists.filters {
      let wanted = all.filter { row in
        (filter.customerID ?? row.customerID) == row.customerID && (filter.status ?? row.status) == row.status
      }
      #expect(!wanted.isEmpty)
      #expect(try await byOffset(file, filter, .placedAt, .asc).map(\.id) == wanted.map(\.id))
    }
  }

  @Test func aPageReachedByACursorHasNoOffsetButOthersBeforeIt() async throws {
    let file = try OrderFile.filled(20, seed: 6)
    let first = try await file.reader.listOrders(OrderFilter(), PageRequest(limit: 15)).value
    let cursor = try #require(first.nextCursor.flatMap(PageCursor.init(text:)))
    let second = try await file.reader.listOrders(OrderFilter(), PageRequest(limit: 15, start: .cursor(cursor))).value
    #expect(second.items.count == 5)
    #expect(second.total == 20)
    #expect(second.offset == nil)
    #expect(second.hasPrev)
    #expect(!second.hasNext)
  }

  @Test func aPageThatEndsWithTheListHasNoNext() async throws {
    let file = try OrderFile.filled(10, seed: 7)
    let page = try await file.reader.listOrders(OrderFilter(), PageRequest(limit: 10)).value
    #expect(page.items.count == 10)
    #expect(!page.hasNext)
    #expect(page.nextCursor == nil)
  }

  @Test func beyondTheEndThereIsNothingButTheTotal() async throws {
    let file = try OrderFile.filled(3, seed: 8)
    let page = try await file.reader.listOrders(OrderFilter(), PageRequest(start: .offset(50))).value
    #expect(page.items.isEmpty)
    #expect(page.total == 3)
    #expect(!page.hasNext)
    #expect(page.hasPrev)
  }

  @Test func anEmptyListIsAPageToo() async throws {
    let page = try await OrderFile().reader.listOrders(OrderFilter(status: .cancelled), PageRequest()).value
    #expect(page.items.isEmpty)
    #expect(page.total == 0)
    #expect(!page.hasPrev)
  }

  @Test(arguments: ["placed_at.asc", "total_amount.desc", "name.desc", ""])
  func aCursorOfAnotherOrderIsRefused(_ order: String) async throws {
    let cursor = PageCursor(list: "orders", order: order, value: .number(0), id: UUID().uuidString)
    let reader = try OrderFile.filled(3, seed: 9).reader
    await #expect(throws: UnknownCursor.self) {
      try await reader.listOrders(OrderFilter(), PageRequest(start: .cursor(cursor)))
    }
  }

  @Test func aCursorWithoutAnIDIsRefused() async throws {
    let cursor = PageCursor(list: "orders", order: "placed_at.desc", value: .number(0), id: "x")
    let reader = try OrderFile.filled(3, seed: 9).reader
    await #expect(throws: UnknownCursor.self) {
      try await reader.listOrders(OrderFilter(), PageRequest(start: .cursor(cursor)))
    }
  }
}
