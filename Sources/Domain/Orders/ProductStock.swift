package import Foundation

/// How many units of a product are free to be ordered. State-based; tracked from the first receipt on.
package struct ProductStock: StateBased {
  package typealias Event = StockEvent

  /// The most that may be free at once.
  package static let largest = 1_000_000_000_000

  package let id: ProductID
  package private(set) var available: Int
  package private(set) var changes: Changes<StockEvent>

  /// As it was stored.
  package init(id: ProductID, available: Int, version: Int) {
    self.id = id
    self.available = available
    changes = .ofStored(at: version)
  }

  /// Of a product that was never received; its version is 0.
  package init(untracked id: ProductID) {
    self.id = id
    available = 0
    changes = .ofNew()
  }

  package mutating func receive(_ quantity: Quantity) throws(StockError) {
    guard available + quantity.units <= Self.largest else { throw .tooMuch(id) }
    available += quantity.units
    changes.raise(.received(StockReceived(productID: id, quantity: quantity.units)))
  }

  /// `units` may be the sum of several lines.
  package mutating func reserve(_ units: Int, for order: UUID) throws(StockError) {
    guard units <= available else { throw .insufficient(id, wanted: units, available: available) }
    available -= units
    changes.raise(.reserved(StockReserved(productID: id, orderID: order, quantity: units)))
  }

  package mutating func release(_ units: Int, from order: UUID) {
    available += units
    changes.raise(.released(StockReleased(productID: id, orderID: order, quantity: units)))
  }
}
