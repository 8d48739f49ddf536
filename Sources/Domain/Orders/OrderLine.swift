/// One numbered line of an order, in events and in the aggregate. One product may stand on several lines.
package struct OrderLine: Hashable, Codable, Sendable {
  /// 1, 2, 3 … within the order; a removed line's number is not given again.
  package let line: Int
  package let productID: ProductID
  /// Units, 1 … 1,000,000.
  package let quantity: Int
  /// In the minor unit of the order's currency.
  package let unitPrice: Int

  package init(line: Int, productID: ProductID, quantity: Int, unitPrice: Int) {
    self.line = line
    self.productID = productID
    self.quantity = quantity
    self.unitPrice = unitPrice
  }

  package init(line: Int, item: OrderItem) {
    self.init(
      line: line, productID: item.productID, quantity: item.quantity.units, unitPrice: item.unitPrice)
  }

  /// Of the whole line; at most 10¹⁵, as the ranges of its parts are bounded.
  package var cost: Int { quantity * unitPrice }

  package func part(of units: Int) -> OrderLine {
    OrderLine(line: line, productID: productID, quantity: units, unitPrice: unitPrice)
  }
}

extension Sequence where Element == OrderLine {
  /// What the lines cost together; throws beyond `Money.largest`.
  package func total(in currency: Currency) throws(MoneyError) -> Money {
    var total = 0
    for line in self {
      total += line.cost
      guard total <= Money.largest else { throw .outOfRange }
    }
    return try Money(total, currency)
  }

  package var units: Int { reduce(0) { $0 + $1.quantity } }
}
