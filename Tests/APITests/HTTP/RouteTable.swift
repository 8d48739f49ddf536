import API
import Foundation
import HTTPValues
import JSON
import Testing

/// The route table as requests: each route with values in its path and, if it takes one, a body in order.
enum RouteTable {
  private static let bodies: [String: String] = [
    "POST /api/v1/orders":
      #"{"customer_id":"CUSTOMER","currency":"GBP","items":[{"product_id":"22423","quantity":1,"unit_price":1}]}"#,
    "POST /api/v1/orders/{id}/items": #"{"product_id":"22423","quantity":1,"unit_price":1}"#,
    "POST /api/v1/orders/{id}/cancel": #"{"reason":"x"}"#,
    "POST /api/v1/orders/{id}/returns": #"{"items":[{"line":1,"quantity":1}]}"#,
    "POST /api/v1/customers": #"{"external_ref":"2","name":"Other Shop","country":"France"}"#,
    "PATCH /api/v1/customers/{id}": #"{"name":"Other Shop"}"#,
    "POST /api/v1/products/{id}/stock": #"{"quantity":5}"#,
  ]

  static func requests(customer: String) throws -> [HTTPRequest] {
    try OrderRoutes.all.map { route in
      let body = bodies["\(route.method.rawValue) \(route.path)"]?.replacingOccurrences(of: "CUSTOMER", with: customer)
      return try #require(request(for: route, body: body ?? ""))
    }
  }

  static func request(for route: Route, body: String) -> HTTPRequest? {
    let target = route.path.replacingOccurrences(of: "{id}", with: "01890a5d-ac96-774b-bcce-b302099a8057")
      .replacingOccurrences(of: "{line}", with: "1")
    let type = route.method == .patch ? "application/merge-patch+json" : "application/json"
    return HTTPRequest(
      method: route.method, target: target, headers: ["Content-Type": type, "If-Match": "*"], body: Array(body.utf8))
  }
}
