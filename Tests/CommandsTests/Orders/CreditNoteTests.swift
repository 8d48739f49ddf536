import Commands
import Foundation
import Kernel
import SQLiteStore
import Testing

@Suite struct CreditNoteTests {
  @Test func `the latest earlier order is matched first`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      // Recorded out of the order in which they were placed.
      let late = try await shop.order([item("A", 3)], by: customer, on: day(4))
      _ = try await shop.order([item("A", 3)], by: customer, on: day(2))
      _ = try await shop.order([item("A", 3)], by: customer, on: day(6))
      let note = try await shop.credit(customer, on: day(5), ("A", 2))
      #expect((note.returns, note.unitsReturned, note.unmatched.count) == (1, 2, 0))
      #expect(try shop.returned() == [Returned(order: late, line: 1, units: 2)])
    }
  }

  @Test func `items of one note take from an order one after the other`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let order = try await shop.order([item("A", 3), item("B", 2)], by: customer, on: day(1))
      let note = try await shop.credit(customer, on: day(2), ("A", 1), ("B", 1), ("A", 2), ("A", 1))
      #expect((note.returns, note.unitsReturned, note.unmatched.map(\.item)) == (3, 4, [3]))
      #expect(try shop.events(of: order).count == 4)
    }
  }

  @Test func `a note that would take from more orders than it may is refused with what to do`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      for placed in 1...3 { _ = try await shop.order([item("A", 999)], by: customer, on: day(placed)) }
      func note(_ last: Int) -> ApplyCreditNoteCommand {
        let items = Array(repeating: 1, count: 998) + [last]
        return ApplyCreditNoteCommand(
          customerID: customer, issuedAt: day(9), items: items.map { .init(productID: "A", quantity: $0) })
      }
      let refused = try #require(try await shop.refusal(note(1 + 999 + 999)))
      #expect(refused.code == "invalid-order")
      #expect(
        refused.fields.map(\.detail) == ["take units from more than 1000 orders; split the credit note into several"])
      #expect(try await shop.send(note(1 + 999)).unitsReturned == 1_998)
    }
  }

  @Test func `a note of too many items is refused`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let items = Array(
        repeating: ApplyCreditNoteCommand.Item(productID: "A", quantity: 1), count: ApplyCreditNoteCommand.mostItems + 1
      )
      let refused = try await shop.refusal(
        ApplyCreditNoteCommand(customerID: customer, issuedAt: day(9), items: items))
      #expect(refused?.fields.map(\.detail) == ["at most 1000 items"])
    }
  }

  @Test func `of two orders of one instant the later recorded is matched first`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let first = try await shop.order([item("A", 3)], by: customer, on: day(1))
      let second = try await shop.order([item("A", 3)], by: customer, on: day(1))
      _ = try await shop.credit(customer, on: day(2), ("A", 4))
      #expect(
        try shop.returned() == [
          Returned(order: second, line: 1, units: 3), Returned(order: first, line: 1, units: 1),
        ])
    }
  }

  @Test func `units come back in parts of several lines and orders`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let first = try await shop.order([item("A", 5)], by: customer, on: day(1))
      let second = try await shop.order([item("A", 2), item("B", 9), item("A", 1)], by: customer, on: day(2))
      let note = try await shop.credit(customer, on: day(3), ("A", 7))
      #expect((note.returns, note.unitsReturned, note.unmatched.count) == (3, 7, 0))
      #expect(
        try shop.returned() == [
          Returned(order: second, line: 1, units: 2), Returned(order: second, line: 3, units: 1),
          Returned(order: first, line: 1, units: 4),
        ])
    }
  }

  @Test func `units that no order has left are told by item`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      _ = try await shop.order([item("A", 5), item("B", 1)], by: customer, on: day(1))
      let note = try await shop.credit(customer, on: day(2), ("A", 4), ("C", 2), ("A", 3), ("B", 1))
      #expect(note.unitsReturned == 6)
      #expect(note.unmatched.map(\.item) == [1, 2])
      #expect(note.unmatched.map(\.units) == [2, 2])
      let again = try await shop.credit(customer, on: day(2), ("A", 1))
      #expect((again.returns, again.unmatched.map(\.units)) == (0, [1]))
    }
  }

  @Test func `an order that was not placed before the note is not matched`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      _ = try await shop.order([item("A", 5)], by: customer, on: day(3))
      #expect(try await shop.credit(customer, on: day(2), ("A", 1)).unmatched.map(\.units) == [1])
      #expect(try await shop.credit(customer, on: day(3), ("A", 1)).unmatched.map(\.units) == [1])
      #expect(try await shop.credit(customer, on: day(3) + 0.001, ("A", 1)).unitsReturned == 1)
    }
  }

  @Test func `cancelled orders, removed lines and other customers' orders are never matched`() async throws {
    try await withShop { shop in
      let (customer, other) = (try await shop.customer("1"), try await shop.customer("2"))
      let cancelled = try await shop.order([item("A", 5)], by: customer, on: day(1))
      try await shop.send(CancelOrderCommand(orderID: cancelled, version: nil, reason: "late"))
      let shortened = try await shop.order([item("A", 5), item("B")], by: customer, on: day(1))
      try await shop.send(RemoveOrderItemCommand(orderID: shortened, version: nil, line: 1))
      _ = try await shop.order([item("A", 5)], by: other, on: day(1))
      #expect(try await shop.credit(customer, on: day(2), ("A", 1)).unmatched.map(\.units) == [1])
    }
  }

  @Test func `units already returned are not matched again`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let order = try await shop.order([item("A", 5)], by: customer, on: day(1))
      try await shop.send(ReturnItemsCommand(orderID: order, version: nil, items: [.init(line: 1, quantity: 3)]))
      let note = try await shop.credit(customer, on: day(2), ("A", 4))
      #expect((note.unitsReturned, note.unmatched.map(\.units)) == (2, [2]))
    }
  }

  @Test func `a line that was added later is matched too`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(9, of: "A")
      let order = try await shop.order([item("B")], by: customer, on: day(1))
      try await shop.send(
        AddOrderItemCommand(orderID: order, version: nil, productID: "A", quantity: 4, unitPrice: 1))
      let note = try await shop.credit(customer, on: day(2), ("A", 4))
      #expect((note.unitsReturned, note.stockMovements) == (4, 1))
      #expect(try shop.available("A") == 9)
    }
  }

  @Test func `a faulty item leaves nothing of the others`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      _ = try await shop.order([item("A", 5)], by: customer, on: day(1))
      for (product, units) in [("", 1), ("A", 0), ("A", 1_000_001)] {
        let refusal = try await shop.refusal(
          ApplyCreditNoteCommand(
            customerID: customer, issuedAt: day(2),
            items: [.init(productID: "A", quantity: 1), .init(productID: product, quantity: units)]))
        #expect(refusal?.fields.map(\.pointer) == ["/items/1"])
      }
    }
  }
}

private struct Returned: Equatable {
  let order: UUID
  let line: Int
  let units: Int
}

extension Shop {
  fileprivate func credit(
    _ customer: UUID, on date: Date, _ items: (product: String, units: Int)...
  ) async throws -> AppliedCreditNote {
    try await send(
      ApplyCreditNoteCommand(
        customerID: customer, issuedAt: date,
        items: items.map { .init(productID: $0.product, quantity: $0.units) }))
  }

  /// What came back, in the order of the log.
  fileprivate func returned() throws -> [Returned] {
    try reading { file in
      try file.all(
        """
        SELECT json_extract(payload, '$.order_id'), json_extract(item.value, '$.line'),
          json_extract(item.value, '$.quantity')
        FROM events, json_each(payload, '$.items') AS item
        WHERE events.type = 'OrderItemsReturned' ORDER BY position, item.key
        """
      ) { row in
        Returned(order: try #require(UUID(uuidString: row.text(0))), line: try row.int(1), units: try row.int(2))
      }
    }
  }
}
