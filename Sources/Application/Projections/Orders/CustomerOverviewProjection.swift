package import Domain
package import Foundation
package import Kernel

/// A row a customer, with what they bought by month (UTC) and currency.
package enum CustomerOverviewProjection: Fold {
  package typealias Event = OrdersEvent
  package typealias Key = UUID
  package typealias Row = CustomerOverviewRow
  package typealias FactKey = Never
  package typealias Fact = Never
  package typealias Sweep = Never

  package static let name = "customer_overview"
  package static let version = 1
  package static let events = OrdersEvent.types

  package static func effect(of event: OrdersEvent) -> Effect<Self> {
    switch event {
    case .order(let event): .row(event.customerID)
    case .customer(let event): .row(event.customerID)
    }
  }

  /// An order's stream does not say whose it is.
  package static func key(ofStream stream: String) -> UUID? {
    UUID(ofStream: stream, named: "customer-")
  }

  package static func factNeeded(by event: OrdersEvent) -> Never? { nil }

  package static func fold(
    _ row: CustomerOverviewRow?, of key: UUID, _ recorded: RecordedEvent<OrdersEvent>, _ fact: Never?
  ) throws -> CustomerOverviewRow? {
    if case .customer(.registered(let customer)) = recorded.event {
      return CustomerOverviewRow(
        id: customer.customerID, externalRef: customer.externalRef, name: customer.name, country: customer.country,
        orderCount: 0, months: [], version: recorded.version, changed: recorded.position)
    }
    guard var row else { throw FoldFault("event \(recorded.position.value) names a customer that nobody registered") }
    switch recorded.event {
    case .order(let event): row.apply(event)
    case .customer(.renamed(let customer)):
      row.name = customer.name
      row.version = recorded.version
    case .customer(.registered): break
    }
    row.changed = recorded.position
    return row
  }
}

package struct CustomerOverviewRow: Equatable, Sendable {
  package struct Month: Codable, Equatable, Sendable {
    /// `2010-12`
    package let month: String
    package let currency: String
    package fileprivate(set) var orderCount = 0
    package fileprivate(set) var itemCount = 0
    package fileprivate(set) var unitCount: Sum = 0
    package fileprivate(set) var grossAmount: Sum = 0
    package fileprivate(set) var returnedAmount: Sum = 0
  }

  package let id: UUID
  package let externalRef: String
  package fileprivate(set) var name: String
  package let country: String
  package fileprivate(set) var orderCount: Int
  /// Sorted by month, then currency.
  package fileprivate(set) var months: [Month]
  package fileprivate(set) var version: Int
  /// The last event that changed the row.
  package fileprivate(set) var changed: Position

  /// As it was stored.
  package init(
    id: UUID, externalRef: String, name: String, country: String, orderCount: Int, months: [Month], version: Int,
    changed: Position
  ) {
    self.id = id
    self.externalRef = externalRef
    self.name = name
    self.country = country
    self.orderCount = orderCount
    self.months = months
    self.version = version
    self.changed = changed
  }

  fileprivate mutating func apply(_ event: OrderEvent) {
    switch event {
    case .created(let order):
      orderCount += 1
      change(order.placedAt, order.currency) {
        $0.orderCount += 1
        $0.add(order.lines, amount: order.totalAmount, sign: 1)
      }
    case .itemAdded(let added):
      change(added.placedAt, added.currency) { $0.add([added.item], amount: added.item.cost, sign: 1) }
    case .itemRemoved(let removed):
      change(removed.placedAt, removed.currency) { $0.add([removed.item], amount: removed.item.cost, sign: -1) }
    case .cancelled(let order):
      orderCount -= 1
      change(order.placedAt, order.currency) {
        $0.orderCount -= 1
        $0.add(order.lines, amount: order.totalAmount, sign: -1)
      }
    case .itemsReturned(let back):
      change(back.returnedAt, back.currency) { $0.returnedAmount += back.amount }
    case .confirmed, .shipped: break
    }
  }

  private mutating func change(_ time: Date, _ currency: Currency, _ body: (inout Month) -> Void) {
    let month = CalendarDay(time).month
    let index = months.firstIndex { ($0.month, $0.currency) >= (month, currency.code) } ?? months.count
    if index == months.count || months[index].month != month || months[index].currency != currency.code {
      months.insert(Month(month: month, currency: currency.code), at: index)
    }
    body(&months[index])
  }
}

extension CustomerOverviewRow.Month {
  fileprivate mutating func add(_ lines: [OrderLine], amount: Int, sign: Int) {
    itemCount += sign * lines.count
    unitCount += sign * lines.units
    grossAmount += sign * amount
  }
}
