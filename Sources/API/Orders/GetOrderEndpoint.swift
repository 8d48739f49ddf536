import HTTPValues
import Queries

enum GetOrderEndpoint {
  static let route = Route.get("/api/v1/orders/{id}", summary: "One order with its items") { incoming in
    GetOrderQuery(id: try incoming.id("id"))
  } answer: { order, incoming in
    try HTTPResponse.one(order, incoming)
  }
}
