import Queries
import QueryPorts

enum ListProductSalesEndpoint {
  static let route = Route.get(
    OrderPaths.product / "sales", summary: "What was sold of a product, day by day", answers: .found(ProductSales.self)
  ) { id, query in
    let (from, to) = (query.day("from"), query.day("to"))
    let period = DayPeriod(from: from, to: to)
    if period == nil { query.refuse("to", "must be `from` or one of the \(DayPeriod.longest - 1) days after it") }
    return ListProductSalesQuery(id: id, period: period ?? DayPeriod(day: from))
  }
}
