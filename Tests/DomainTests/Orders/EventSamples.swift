import Domain
import Foundation
import Kernel

/// One of each event type, in its newest version. The golden files hold what was stored of exactly these.
let eventSamples: [any DomainEvent] = orderSamples + customerSamples + stockSamples

private let order = UUID(uuidString: "0197c0de-0000-7000-8000-000000000001")!
private let customer = UUID(uuidString: "0197c0de-0000-7000-8000-000000000002")!
private let pounds = Currency("GBP")!
private let placed = Date(milliseconds: 1_291_191_960_123)
private let lines = [line(1, "85123A", 6, 255), line(2, "POST", 1, 1_800)]
private let third = line(3, "café \"1\"", 2, 1)

private let orderSamples: [any DomainEvent] = [
  OrderCreated(
    orderID: order, customerID: customer, currency: pounds, lines: lines, totalAmount: 3_330,
    shippingAddress: address, placedAt: placed),
  OrderItemAdded(orderID: order, customerID: customer, currency: pounds, placedAt: placed, item: third),
  OrderItemRemoved(orderID: order, customerID: customer, currency: pounds, placedAt: placed, item: third),
  OrderConfirmed(orderID: order, customerID: customer),
  OrderShipped(orderID: order, customerID: customer),
  OrderCancelled(
    orderID: order, customerID: customer, currency: pounds, placedAt: placed, reason: "too late", lines: lines,
    totalAmount: 3_330),
  OrderItemsReturned(
    orderID: order, customerID: customer, currency: pounds, returnedAt: Date(milliseconds: 1_291_248_000_000),
    items: [line(1, "85123A", 2, 255)], amount: 510),
]

private let customerSamples: [any DomainEvent] = [
  CustomerRegistered(customerID: customer, externalRef: "17850", name: "Zoë", country: "United Kingdom"),
  CustomerRenamed(customerID: customer, name: "Zoë \"Z\" Ash"),
]

private let stockSamples: [any DomainEvent] = [
  StockReceived(productID: product("85123A"), quantity: 6),
  StockReserved(productID: product("85123A"), orderID: order, quantity: 4),
  StockReleased(productID: product("85123A"), orderID: order, quantity: 1),
]

private let address: ShippingAddress? = {
  var faults: [RefusedField] = []
  return ShippingAddress(
    recipient: nil, street: "1 High Street", city: nil, postalCode: "EC1A", country: "United Kingdom", at: "",
    faults: &faults)
}()

private func line(_ number: Int, _ code: String, _ units: Int, _ price: Int) -> OrderLine {
  OrderLine(line: number, productID: product(code), quantity: units, unitPrice: price)
}
