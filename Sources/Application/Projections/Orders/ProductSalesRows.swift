package import Domain
package import Foundation
package import Kernel

package struct ProductRow: Equatable, Sendable {
  /// Units free to be ordered; nil as long as none were ever received.
  package fileprivate(set) var available: Int?
  /// When the first event that names the product was recorded.
  package let firstSeenAt: Date
  /// Of the product's stock; 0 as long as none was ever received.
  package internal(set) var version: Int
  /// The last event that changed the row.
  package internal(set) var changed: Position

  package init(available: Int? = nil, firstSeenAt: Date, version: Int = 0, changed: Position) {
    self.available = available
    self.firstSeenAt = firstSeenAt
    self.version = version
    self.changed = changed
  }

  mutating func apply(_ event: StockEvent) throws {
    let units =
      switch event {
      case .received(let received): received.quantity
      case .reserved(let reserved): -reserved.quantity
      case .released(let released): released.quantity
      }
    available = try sum(available ?? 0, units)
  }
}

/// Amounts in the currency's minor unit.
package struct SalesDayRow: Equatable, Sendable {
  /// Of the orders placed on the day, without what was cancelled or taken out of them.
  package private(set) var unitsOrdered: Int
  package private(set) var amountOrdered: Sum
  /// Of the returns that came on the day, whenever ordered.
  package private(set) var unitsReturned: Int
  package private(set) var amountReturned: Sum
  /// The last event that changed the row.
  package internal(set) var changed: Position

  package init(
    unitsOrdered: Int = 0, amountOrdered: Sum = 0, unitsReturned: Int = 0, amountReturned: Sum = 0,
    changed: Position = .start
  ) {
    self.unitsOrdered = unitsOrdered
    self.amountOrdered = amountOrdered
    self.unitsReturned = unitsReturned
    self.amountReturned = amountReturned
    self.changed = changed
  }

  var isEmpty: Bool {
    unitsOrdered == 0 && amountOrdered == 0 && unitsReturned == 0 && amountReturned == 0
  }

  mutating func add(_ line: OrderLine, as kind: SalesMovement.Kind) throws {
    switch kind {
    case .ordered:
      unitsOrdered = try sum(unitsOrdered, line.quantity)
      amountOrdered += line.cost
    case .takenBack:
      unitsOrdered = try sum(unitsOrdered, -line.quantity)
      amountOrdered += -line.cost
    case .returned:
      unitsReturned = try sum(unitsReturned, line.quantity)
      amountReturned += line.cost
    }
  }
}

extension StockEvent {
  package var productID: ProductID {
    switch self {
    case .received(let event): event.productID
    case .reserved(let event): event.productID
    case .released(let event): event.productID
    }
  }
}

/// Of units. A line of an order has at most a million and takes more than 60 bytes, so no file that SQLite can hold has more
/// than fit into 64 bits: only an event that nobody could have sent gets there.
func sum(_ left: Int, _ right: Int) throws -> Int {
  let (sum, overflows) = left.addingReportingOverflow(right)
  guard !overflows else { throw FoldFault("units beyond 64 bits") }
  return sum
}
