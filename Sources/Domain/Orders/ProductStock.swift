package import Foundation

/// How many units of a product are free to be ordered. State-based; tracked from the first receipt on.
package struct ProductStock: Sendable {
  /// The most that may be free at once.
  package static let largest = 1_000_000_000_000

  package let productID: ProductID
  package private(set) var available: Int
  /// 0 before the first receipt.
  package private(set) var version: Int
  package private(set) var pending: [StockEvent] = []

  package init(productID: ProductID, available: Int = 0, version: Int = 0) {
    self.productID = productID
    self.available = available
    self.version = version
  }

  package mutating func receive(_ quantity: Quantity) throws(StockError) {
    guard available + quantity.units <= Self.largest else { throw .tooMuch(productID) }
    available += quantity.units
    raise(.received(StockReceived(productID: productID, quantity: quantity.units)))
  }

  /// `units` may be the sum of several lines.
  package mutating func reserve(_ units: Int, for order: UUID) throws(StockError) {
    guard units <= available else { throw .insufficient(productID, wanted: units, available: available) }
    available -= units
    raise(.reserved(StockReserved(productID: productID, orderID: order, quantity: units)))
  }

  package mutating func release(_ units: Int, from order: UUID) {
    available += units
    raise(.released(StockReleased(productID: productID, orderID: order, quantity: units)))
  }

  private mutating func raise(_ event: StockEvent) {
    version += 1
    pending.append(event)
  }
}
