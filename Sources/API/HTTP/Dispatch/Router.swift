import HTTPValues
import JSON

/// Finds the route of a request in a tree of path segments: the cost does not grow with the number of routes.
struct Router: Sendable {
  struct Match {
    let route: Route
    /// The index of the route in the table it was made of.
    let index: Int
    /// The texts of the path's parts, in their order.
    let parts: [String]
  }

  private struct Node: Sendable {
    var literals: [String: Int] = [:]
    var parameter: (name: String, isText: Bool, node: Int)?
    var routes: [HTTPMethod: Int] = [:]
  }

  private let table: [Route]
  private var nodes = [Node()]

  /// Throws `RouteConflict` when two routes answer the same requests.
  init(_ table: [Route]) throws(RouteConflict) {
    self.table = table
    for (index, route) in table.enumerated() {
      var node = 0
      for segment in route.path.split(separator: "/") {
        node = try child(of: node, String(segment), route)
      }
      guard nodes[node].routes.updateValue(index, forKey: route.method) == nil else {
        throw RouteConflict(path: route.path)
      }
    }
  }

  /// Nil when no route has such a path; throws when one has, but not with this method.
  func match(_ request: HTTPRequest) throws(MethodNotAllowed) -> Match? {
    var node = 0
    var parts: [String] = []
    for segment in request.segments {
      if let next = nodes[node].literals[segment] {
        node = next
      } else if let parameter = nodes[node].parameter, !segment.isEmpty {
        parts.append(segment)
        node = parameter.node
      } else {
        return nil
      }
    }
    let routes = nodes[node].routes
    guard !routes.isEmpty else { return nil }
    let method = request.method == .head ? .get : request.method
    guard let index = routes[method] else {
      throw MethodNotAllowed(
        allowed: HTTPMethod.allCases.filter { routes[$0] != nil || $0 == .head && routes[.get] != nil })
    }
    return Match(route: table[index], index: index, parts: parts)
  }

  /// No literal may stand beside a part that any text can be: the thing whose id is that literal would have no address.
  private mutating func child(of parent: Int, _ segment: String, _ route: Route) throws(RouteConflict) -> Int {
    guard segment.hasPrefix("{") else {
      if let known = nodes[parent].literals[segment] { return known }
      guard nodes[parent].parameter?.isText != true else { throw RouteConflict(path: route.path) }
      nodes.append(Node())
      nodes[parent].literals[segment] = nodes.count - 1
      return nodes.count - 1
    }
    let name = String(segment.dropFirst().dropLast())
    if let known = nodes[parent].parameter {
      guard known.name == name else { throw RouteConflict(path: route.path) }
      return known.node
    }
    let isText = route.parameters.contains { $0.place == .path && $0.name == name && $0.isText }
    guard !isText || nodes[parent].literals.isEmpty else { throw RouteConflict(path: route.path) }
    nodes.append(Node())
    nodes[parent].parameter = (name, isText, nodes.count - 1)
    return nodes.count - 1
  }
}

extension RouteParameter {
  fileprivate var isText: Bool {
    if case .string(_) = schema { true } else { false }
  }
}

struct MethodNotAllowed: Error {
  let allowed: [HTTPMethod]
}

/// Two routes answer the same requests, or name one place in the path differently. Found at start.
package struct RouteConflict: Error, CustomStringConvertible {
  let path: String

  package var description: String { "\(path) stands twice in the route table, or clashes with another route's path" }
}
