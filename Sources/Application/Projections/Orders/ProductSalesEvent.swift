package import Domain
import Kernel

/// What the read model of products is made of: the events of orders and of stock.
package enum ProductSalesEvent: Sendable {
  case sales(SalesMovement)
  case stock(StockEvent)
  /// An order event that moves no goods.
  case nothing

  package static let types: [EventType<ProductSalesEvent>] =
    OrderEvent.types.map { $0.map(ProductSalesEvent.init) } + StockEvent.types.map { $0.map(ProductSalesEvent.stock) }

  package init(_ event: OrderEvent) {
    switch event {
    case .created(let order):
      self = .sales(SalesMovement(.ordered, CalendarDay(order.placedAt), order.currency, order.lines))
    case .itemAdded(let added):
      self = .sales(SalesMovement(.ordered, CalendarDay(added.placedAt), added.currency, [added.item]))
    case .itemRemoved(let removed):
      self = .sales(SalesMovement(.takenBack, CalendarDay(removed.placedAt), removed.currency, [removed.item]))
    case .cancelled(let order):
      self = .sales(SalesMovement(.takenBack, CalendarDay(order.placedAt), order.currency, order.lines))
    case .itemsReturned(let back):
      self = .sales(SalesMovement(.returned, CalendarDay(back.returnedAt), back.currency, back.items))
    case .confirmed, .shipped: self = .nothing
    }
  }
}

/// The goods that one order event moves on one day, by product. Sorted once, so that an order of many lines costs each
/// of its rows no more than the row's own lines.
package struct SalesMovement: Sendable {
  package enum Kind: Sendable {
    case ordered
    /// Cancelled, or taken out of the order: undone on the day it was ordered.
    case takenBack
    case returned
  }

  let kind: Kind
  let day: CalendarDay
  let currency: Currency
  /// In the order in which the event names them.
  let products: [ProductID]
  let lines: [ProductID: [OrderLine]]

  init(_ kind: Kind, _ day: CalendarDay, _ currency: Currency, _ lines: [OrderLine]) {
    self.kind = kind
    self.day = day
    self.currency = currency
    self.lines = Dictionary(grouping: lines, by: \.productID)
    var seen: Set<ProductID> = []
    products = lines.map(\.productID).filter { seen.insert($0).inserted }
  }

  /// Every product has a row a day and currency; an order is also how a product may come to be known.
  var keys: [ProductSalesKey] {
    let days = products.map { ProductSalesKey.day($0, day, currency) }
    return kind == .ordered ? days + products.map(ProductSalesKey.product) : days
  }
}
