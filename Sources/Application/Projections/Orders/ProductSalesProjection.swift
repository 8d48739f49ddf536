package import Domain
package import Kernel

/// A row a product with its free stock, and a row for what was sold and came back of it on a day (UTC) in a currency.
package enum ProductSalesProjection: Fold {
  package typealias Event = ProductSalesEvent
  package typealias Key = ProductSalesKey
  package typealias Row = ProductSalesRow
  package typealias FactKey = Never
  package typealias Fact = Never
  package typealias Sweep = Never

  package static let name = "product_sales"
  package static let version = 1
  package static let events = ProductSalesEvent.types

  package static func effect(of event: ProductSalesEvent) -> Effect<Self> {
    switch event {
    case .sales(let movement): .rows(movement.keys)
    case .stock(let event): .row(.product(event.productID))
    case .nothing: .nothing
    }
  }

  /// An order's stream does not say which products it holds.
  package static func key(ofStream stream: String) -> ProductSalesKey? {
    guard stream.hasPrefix("product-") else { return nil }
    return .product(ProductID(stored: String(stream.dropFirst("product-".count))))
  }

  package static func factNeeded(by event: ProductSalesEvent) -> Never? { nil }

  package static func fold(
    _ row: ProductSalesRow?, of key: ProductSalesKey, _ recorded: RecordedEvent<ProductSalesEvent>, _ fact: Never?
  ) throws -> ProductSalesRow? {
    switch (key, recorded.event) {
    case (.day(let product, _, _), .sales(let movement)):
      var day = row?.day ?? SalesDayRow()
      for line in movement.lines[product] ?? [] { try day.add(line, as: movement.kind) }
      guard !day.isEmpty else { return nil }
      day.changed = recorded.position
      return .day(day)
    case (.product, .sales):
      return row ?? .product(ProductRow(firstSeenAt: recorded.recordedAt, changed: recorded.position))
    case (.product, .stock(let event)):
      var product = row?.product ?? ProductRow(firstSeenAt: recorded.recordedAt, changed: recorded.position)
      try product.apply(event)
      product.version = recorded.version
      product.changed = recorded.position
      return .product(product)
    case (.day, .stock), (_, .nothing): return row
    }
  }
}

package enum ProductSalesKey: Hashable, Sendable, CustomStringConvertible {
  case product(ProductID)
  case day(ProductID, CalendarDay, Currency)

  package var description: String {
    switch self {
    case .product(let product): "product \(product.code)"
    case .day(let product, let day, let currency): "product \(product.code) on \(day.text) in \(currency.code)"
    }
  }
}

package enum ProductSalesRow: Equatable, Sendable {
  case product(ProductRow)
  case day(SalesDayRow)

  fileprivate var product: ProductRow? {
    if case .product(let row) = self { row } else { nil }
  }

  fileprivate var day: SalesDayRow? {
    if case .day(let row) = self { row } else { nil }
  }
}
