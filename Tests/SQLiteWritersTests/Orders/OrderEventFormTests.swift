import Domain
import Foundation
import Kernel
import SQLiteWriters
import Testing

@Suite struct OrderEventFormTests {
  static let ids =
    #""order_id":"0197c0de-0000-7000-8000-000000000001","customer_id":"0197c0de-0000-7000-8000-000000000002""#
  static let lines =
    #"[{"line":1,"product_id":"85123A","quantity":6,"unit_price":255},"#
    + #"{"line":2,"product_id":"POST","quantity":1,"unit_price":1800}]"#
  static let third = #"{"line":3,"product_id":"café \"1\"","quantity":2,"unit_price":1}"#

  static let created = GoldenEvent(
    type: "OrderCreated", version: 1,
    payload: "{\(ids),\"currency\":\"GBP\",\"lines\":\(lines),\"total_amount\":3330,"
      + #""shipping_address":{"street":"1 High Street","postal_code":"EC1A","country":"United Kingdom"},"#
      + #""placed_at":"2010-12-01T08:26:00.123Z"}"#)
  static let added = GoldenEvent(
    type: "OrderItemAdded", version: 1,
    payload: "{\(ids),\"currency\":\"GBP\",\"placed_at\":\"2010-12-01T08:26:00.123Z\",\"item\":\(third)}")
  static let removed = GoldenEvent(
    type: "OrderItemRemoved", version: 1,
    payload: "{\(ids),\"currency\":\"GBP\",\"placed_at\":\"2010-12-01T08:26:00.123Z\",\"item\":\(third)}")
  static let cancelled = GoldenEvent(
    type: "OrderCancelled", version: 1,
    payload: "{\(ids),\"currency\":\"GBP\",\"placed_at\":\"2010-12-01T08:26:00.123Z\",\"reason\":\"too late\","
      + "\"lines\":\(lines),\"total_amount\":3330}")
  static let confirmed = GoldenEvent(type: "OrderConfirmed", version: 1, payload: "{\(ids)}")
  static let shipped = GoldenEvent(type: "OrderShipped", version: 1, payload: "{\(ids)}")
  static let returned = GoldenEvent(
    type: "OrderItemsReturned", version: 1,
    payload: "{\(ids),\"currency\":\"GBP\",\"returned_at\":\"2010-12-02T00:00:00.000Z\","
      + #""items":[{"line":1,"product_id":"85123A","quantity":2,"unit_price":255}],"amount":510}"#)
  static let golden = [created, added, removed, confirmed, shipped, cancelled, returned]

  func place(_ id: UUID = orderID) throws -> Order {
    var faults: [RefusedField] = []
    let address = ShippingAddress(
      recipient: nil, street: "1 High Street", city: nil, postalCode: "EC1A", country: "United Kingdom", at: "",
      faults: &faults)
    #expect(faults.isEmpty)
    return try order(id: id, [item("85123A", 6), item("POST", 1, at: 1_800)], to: address)
  }

  @Test func `an order's events are stored in their documented form`() async throws {
    let file = try WriteFile()
    var order = try place()
    _ = try order.add(item("café \"1\"", 2, at: 1))
    _ = try order.remove(line: 3)
    try order.confirm()
    try order.ship()
    try order.takeBack([(1, 2)], at: Date(milliseconds: 1_291_248_000_000))
    try await file.save(order)
    let expected = [Self.created, Self.added, Self.removed, Self.confirmed, Self.shipped, Self.returned]
    let stored = try file.stored()
    #expect(stored.map(\.testDescription) == expected.map(\.testDescription))
    for (event, golden) in zip(stored, expected) { #expect(event.payload == golden.payload) }
    await file.close()
  }

  @Test func `a cancelled order is stored in its documented form`() async throws {
    let file = try WriteFile()
    var order = try place()
    try order.cancel(reason: "too late")
    try await file.save(order)
    #expect(try file.stored().map(\.payload) == [Self.created.payload, Self.cancelled.payload])
    await file.close()
  }

  @Test func `every event type and version has its golden text`() {
    expectComplete(Self.golden, of: OrderEvent.self)
  }

  @Test(arguments: golden) func `a golden text is read and written again`(_ golden: GoldenEvent) throws {
    try expectSameText(golden, of: OrderEvent.self)
  }

  @Test func `an order is loaded from the golden texts`() async throws {
    let file = try WriteFile()
    let events = [Self.created, Self.added, Self.removed, Self.returned, Self.confirmed, Self.shipped]
    for (index, event) in events.enumerated() {
      try await file.append(
        index + 1, to: "order-0197c0de-0000-7000-8000-000000000001", version: index + 1, event.type, event.payload)
    }
    let order = try #require(try await file.loaded())
    #expect(order.version == 6)
    #expect(order.status == .shipped)
    #expect(order.lines == (try place().lines))
    #expect(order.returned == [1: 2])
    await file.close()
  }

  @Test func `an event of another stream is no part of an order`() async throws {
    let file = try WriteFile()
    try await file.append(
      1, to: "order-0197c0de-0000-7000-8000-000000000001", version: 1, "OrderConfirmed", Self.confirmed.payload)
    await #expect(throws: (any Error).self) { try await file.loaded() }
    await file.close()
  }
}
