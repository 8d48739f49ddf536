/// For whom a route is there at all; who of them may use it, its policy says.
package enum RouteAudience: Hashable, Sendable {
  case anybody, clients, operators
}
