import API
import Foundation
import HTTPValues
import JSON

/// A route as a request that it takes: what stands in its path, query, headers and body is made from the route itself.
enum RouteTable {
  static func request(for route: Route) throws -> RouteRequest {
    try request(for: route, body: route.body.map { String(decoding: try JSON.encode($0.example), as: UTF8.self) } ?? "")
  }

  /// With another body.
  static func request(for route: Route, body: String, mediaType: String? = nil) -> RouteRequest {
    var path = route.path
    var query: [URLQueryItem] = []
    var headers: HTTPHeaders = ["Content-Type": mediaType ?? route.body?.mediaType ?? "application/json"]
    for parameter in route.parameters {
      switch parameter.place {
      case .path: path = path.replacingOccurrences(of: "{\(parameter.name)}", with: parameter.example)
      case .query where parameter.isRequired: query.append(URLQueryItem(name: parameter.name, value: parameter.example))
      case .header where parameter.isRequired: headers.add(parameter.name, parameter.example)
      default: continue
      }
    }
    var target = URLComponents()
    target.path = path
    if !query.isEmpty { target.queryItems = query }
    return RouteRequest(method: route.method, target: target.string ?? path, headers: headers, body: body)
  }
}

/// What is sent, still to be changed.
struct RouteRequest {
  let method: HTTPMethod
  let target: String
  var headers: HTTPHeaders
  let body: String

  /// As it is when it has come in.
  var received: HTTPRequest? {
    HTTPRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
  }
}

extension Cabinet {
  func send(_ request: RouteRequest) async -> HTTPResponse {
    await send(request.method, request.target, headers: request.headers, json: request.body)
  }
}
