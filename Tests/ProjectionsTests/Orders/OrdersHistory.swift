import Domain
import Foundation
import Kernel
import Projections

/// Ids, times and events that the tests of the Orders projections are told in.
enum OrdersHistory {
  static let alice = id(0xA)
  static let bob = id(0xB)
  static let orderID = id(1)
  static let placedAt = time("2010-12-01T08:26:00Z")

  static func id(_ number: UInt8) -> UUID {
    UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number))
  }

  static func time(_ text: String) -> Date {
    (try? Date(text, strategy: .iso8601)) ?? .distantPast
  }

  static func line(_ number: Int, _ product: String = "22423", quantity: Int = 2, unitPrice: Int = 100) throws
    -> OrderLine
  {
    OrderLine(line: number, productID: try ProductID(product).orFail, quantity: quantity, unitPrice: unitPrice)
  }

  static func registered(_ customer: UUID = alice, name: String = "Corner Shop") -> any DomainEvent {
    CustomerRegistered(customerID: customer, externalRef: "17850", name: name, country: "United Kingdom")
  }

  static func renamed(_ customer: UUID = alice, to name: String) -> any DomainEvent {
    CustomerRenamed(customerID: customer, name: name)
  }

  static func created(
    _ order: UUID = orderID, of customer: UUID = alice, lines: [OrderLine], currency: String = "GBP",
    at time: Date = placedAt
  ) throws -> any DomainEvent {
    OrderCreated(
      orderID: order, customerID: customer, currency: try Currency(currency).orFail, lines: lines,
      totalAmount: lines.reduce(0) { $0 + $1.cost }, shippingAddress: nil, placedAt: time)
  }

  static func added(_ item: OrderLine) throws -> any DomainEvent {
    OrderItemAdded(
      orderID: orderID, customerID: alice, currency: try Currency("GBP").orFail, placedAt: placedAt, item: item)
  }

  static func removed(_ item: OrderLine) throws -> any DomainEvent {
    OrderItemRemoved(
      orderID: orderID, customerID: alice, currency: try Currency("GBP").orFail, placedAt: placedAt, item: item)
  }

  static func confirmed(_ order: UUID = orderID, of customer: UUID = alice) -> any DomainEvent {
    OrderConfirmed(orderID: order, customerID: customer)
  }

  static func shipped(_ order: UUID = orderID, of customer: UUID = alice) -> any DomainEvent {
    OrderShipped(orderID: order, customerID: customer)
  }

  static func cancelled(_ lines: [OrderLine], at time: Date = placedAt) throws -> any DomainEvent {
    OrderCancelled(
      orderID: orderID, customerID: alice, currency: try Currency("GBP").orFail, placedAt: time,
      reason: "changed their mind", lines: lines, totalAmount: lines.reduce(0) { $0 + $1.cost })
  }

  static func returned(_ items: [OrderLine], at time: Date) throws -> any DomainEvent {
    OrderItemsReturned(
      orderID: orderID, customerID: alice, currency: try Currency("GBP").orFail, returnedAt: time, items: items,
      amount: items.reduce(0) { $0 + $1.cost })
  }
}

extension Optional {
  var orFail: Wrapped {
    get throws {
      guard let self else { throw NotOfThatForm() }
      return self
    }
  }
}
