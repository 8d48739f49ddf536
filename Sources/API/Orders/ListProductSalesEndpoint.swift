import HTTPValues
import Kernel
import Queries
import QueryPorts

enum ListProductSalesEndpoint {
  static let route = Route.get(
    "/api/v1/products/{id}/sales", summary: "What was sold of a product, day by day", hasParameters: true
  ) { incoming in
    var query = QueryParameters(incoming, known: ["from", "to"])
    let days = (from: query.day("from"), to: query.day("to"))
    try query.finish()
    guard let from = days.from, let to = days.to, let period = DayPeriod(from: from, to: to) else {
      throw MalformedRequest([
        RefusedField("query:to", "must be `from` or one of the \(DayPeriod.longest - 1) days after it")
      ])
    }
    return ListProductSalesQuery(id: incoming.parameter("id"), period: period)
  } answer: { sales, _ in
    guard let sales else { throw NothingHere() }
    return try HTTPResponse.json(200, sales)
  }
}
