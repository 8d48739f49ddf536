import Foundation
import Kernel
package import QueryPorts
package import SQLiteStore

/// The statement of one list of orders: made of static fragments, one text for each filter, order and kind of start.
package struct OrderListStatement {
  package let sql: SQL
  private let filter: OrderFilter
  private let asked: OrderPage

  package init(_ filter: OrderFilter, _ page: OrderPage) {
    self.filter = filter
    asked = page
    sql = Self.statement(filter, page)
  }

  /// In the order of the statement's parameters. One row more than the page is read, to know whether another follows.
  func values() throws -> [(any SQLiteValue)?] {
    var values: [(any SQLiteValue)?] = []
    if let customer = filter.customerID { values.append(customer) }
    if let status = filter.status { values.append(status.rawValue) }
    switch asked.start {
    case .offset(let offset): values += [asked.limit + 1, offset]
    case .cursor(let cursor):
      guard cursor.order == orderName, let id = UUID(uuidString: cursor.id) else { throw UnknownCursor() }
      values += [cursor.value, id, asked.limit + 1]
    }
    return values
  }

  func page(of rows: [OrderListItem], total: Int) -> Page<OrderListItem> {
    let items = Array(rows.prefix(asked.limit))
    let hasNext = rows.count > items.count
    return Page(
      items: items, total: total, limit: asked.limit, offset: offset, hasNext: hasNext,
      hasPrev: offset.map { $0 > 0 } ?? true,
      nextCursor: hasNext ? items.last.map { cursor(after: $0).text } : nil)
  }

  private var offset: Int? {
    if case .offset(let offset) = asked.start { offset } else { nil }
  }

  private var orderName: String {
    "\(asked.sort.rawValue).\(asked.order.rawValue)"
  }

  private func cursor(after item: OrderListItem) -> PageCursor {
    let value =
      switch asked.sort {
      case .placedAt: item.placedAt.milliseconds
      case .totalAmount: Int64(item.totalAmount)
      }
    return PageCursor(order: orderName, value: value, id: item.id.uuidString.lowercased())
  }

  /// What the text depends on.
  private struct Shape: Hashable {
    let isOfCustomer: Bool
    let hasStatus: Bool
    let sort: OrderSort
    let order: SortDirection
    let isByCursor: Bool
  }

  private static func statement(_ filter: OrderFilter, _ page: OrderPage) -> SQL {
    let isByCursor = if case .cursor = page.start { true } else { false }
    let shape = Shape(
      isOfCustomer: filter.customerID != nil, hasStatus: filter.status != nil, sort: page.sort, order: page.order,
      isByCursor: isByCursor)
    return texts[shape] ?? text(shape)
  }

  private static let texts: [Shape: SQL] = {
    var texts: [Shape: SQL] = [:]
    for isOfCustomer in [false, true] {
      for hasStatus in [false, true] {
        for sort in OrderSort.allCases {
          for order in SortDirection.allCases {
            for isByCursor in [false, true] {
              let shape = Shape(
                isOfCustomer: isOfCustomer, hasStatus: hasStatus, sort: sort, order: order, isByCursor: isByCursor)
              texts[shape] = text(shape)
            }
          }
        }
      }
    }
    return texts
  }()

  private static func text(_ shape: Shape) -> SQL {
    let window: SQL = shape.isByCursor ? " LIMIT ?" : " LIMIT ? OFFSET ?"
    return select + condition(shape) + (shape.isByCursor ? after(shape) : "") + order(shape) + window
  }

  private static let select: SQL = """
    SELECT id, customer_id, customer_name, status, currency, total_amount, returned_amount, item_count, unit_count,
      placed_at, created_at, updated_at, version
    FROM order_summary WHERE 
    """

  private static func condition(_ shape: Shape) -> SQL {
    switch (shape.isOfCustomer, shape.hasStatus) {
    case (false, false): "1 = 1"
    case (true, false): "customer_id = ?"
    case (false, true): "status = ?"
    case (true, true): "customer_id = ? AND status = ?"
    }
  }

  private static func after(_ shape: Shape) -> SQL {
    switch (shape.sort, shape.order) {
    case (.placedAt, .asc): " AND (placed_at, id) > (?, ?)"
    case (.placedAt, .desc): " AND (placed_at, id) < (?, ?)"
    case (.totalAmount, .asc): " AND (total_amount, id) > (?, ?)"
    case (.totalAmount, .desc): " AND (total_amount, id) < (?, ?)"
    }
  }

  private static func order(_ shape: Shape) -> SQL {
    switch (shape.sort, shape.order) {
    case (.placedAt, .asc): " ORDER BY placed_at, id"
    case (.placedAt, .desc): " ORDER BY placed_at DESC, id DESC"
    case (.totalAmount, .asc): " ORDER BY total_amount, id"
    case (.totalAmount, .desc): " ORDER BY total_amount DESC, id DESC"
    }
  }
}
