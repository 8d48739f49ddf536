package import Kernel

/// What is to become a line of an order: a product, how many, and the price of one unit.
package struct OrderItem: Hashable, Sendable {
  /// The price of one unit in the minor unit of the order's currency.
  package static let unitPrices = 1...1_000_000_000

  package let productID: ProductID
  package let quantity: Quantity
  package let unitPrice: Int

  package init(productID: ProductID, quantity: Quantity, unitPrice: Int) {
    self.productID = productID
    self.quantity = quantity
    self.unitPrice = unitPrice
  }

  /// Makes an item of plain values, or appends every fault to `faults`, each below `pointer`.
  package init?(
    productID: String, quantity: Int, unitPrice: Int, at pointer: String, faults: inout [RefusedField]
  ) {
    var known: ProductID?
    do throws(LabelFault) {
      known = try ProductID(checking: productID)
    } catch {
      faults.append(.init("\(pointer)/product_id", error.detail))
    }
    let units = Quantity(quantity)
    if units == nil {
      faults.append(.init("\(pointer)/quantity", Self.mustBe(in: Quantity.range)))
    }
    if !Self.unitPrices.contains(unitPrice) {
      faults.append(.init("\(pointer)/unit_price", Self.mustBe(in: Self.unitPrices)))
    }
    guard let known, let units, Self.unitPrices.contains(unitPrice) else { return nil }
    self.init(productID: known, quantity: units, unitPrice: unitPrice)
  }

  private static func mustBe(in range: ClosedRange<Int>) -> String {
    "must be from \(range.lowerBound) to \(range.upperBound)"
  }
}
