import Domain
import Foundation
import Kernel
import SQLiteWriters
import Testing

@Suite struct OrderEventFormTests {
  static let created = GoldenEvent("OrderCreated", 2)
  static let added = GoldenEvent("OrderItemAdded", 1)
  static let removed = GoldenEvent("OrderItemRemoved", 1)
  static let cancelled = GoldenEvent("OrderCancelled", 1)
  static let confirmed = GoldenEvent("OrderConfirmed", 1)
  static let shipped = GoldenEvent("OrderShipped", 1)
  static let returned = GoldenEvent("OrderItemsReturned", 1)

  func place(_ id: UUID = orderID) throws -> Order {
    var faults: [RefusedField] = []
    let address = ShippingAddress(
      recipient: nil, street: "1 High Street", city: nil, postalCode: "EC1A", country: "United Kingdom", at: "",
      faults: &faults)
    #expect(faults.isEmpty)
    return try order(id: id, [item("85123A", 6), item("POST", 1, at: 1_800)], to: address)
  }

  @Test func `an order's events are stored in their documented form`() async throws {
    let file = try WriteFile.ofOrders()
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
    let file = try WriteFile.ofOrders()
    var order = try place()
    try order.cancel(reason: "too late")
    try await file.save(order)
    #expect(try file.stored().map(\.payload) == [Self.created.payload, Self.cancelled.payload])
    await file.close()
  }

  @Test(arguments: [created, GoldenEvent("OrderCreated", 1)])
  func `an order is loaded from the golden texts`(_ created: GoldenEvent) async throws {
    let file = try WriteFile.ofOrders()
    let events = [created, Self.added, Self.removed, Self.returned, Self.confirmed, Self.shipped]
    for (index, event) in events.enumerated() {
      try await file.append(
        index + 1, to: "order-0197c0de-0000-7000-8000-000000000001", version: index + 1, event)
    }
    let order = try #require(try await file.loaded())
    #expect(order.version == 6)
    #expect(order.status == .shipped)
    #expect(order.lines == (try place().lines))
    #expect(order.returned == [1: 2])
    await file.close()
  }

  @Test func `an event of another stream is no part of an order`() async throws {
    let file = try WriteFile.ofOrders()
    try await file.append(
      1, to: "order-0197c0de-0000-7000-8000-000000000001", version: 1, Self.confirmed)
    await #expect(throws: (any Error).self) { try await file.loaded() }
    await file.close()
  }
}
