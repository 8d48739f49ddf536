import HTTPValues
import Queries

enum GetProductEndpoint {
  static let route = Route.get("/api/v1/products/{id}", summary: "One product with its free stock") { incoming in
    GetProductQuery(id: incoming.parameter("id"))
  } answer: { product, incoming in
    try HTTPResponse.one(product, incoming)
  }
}
