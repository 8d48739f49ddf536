import API
import Foundation
import HTTPValues
import JSON

/// A route as a request that it takes: what stands in its path, query, headers and body is made from the route itself.
enum RouteTable {
  static func request(for route: Route) throws -> HTTPRequest? {
    try request(for: route, body: route.body.map { String(decoding: try JSON.encode($0.example), as: UTF8.self) } ?? "")
  }

  /// With another body.
  static func request(for route: Route, body: String, mediaType: String? = nil) -> HTTPRequest? {
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
    return HTTPRequest(
      method: route.method, target: target.string ?? path, headers: headers, body: Array(body.utf8))
  }
}
