import CommandPorts
import Commands
import Queries

/// A route that is made of values.
package struct Route: Sendable {
  package enum Method: Sendable { case get, post }

  package enum Handler: Sendable {
    case query(@Sendable (QueryBus) async throws -> Void)
    case command(@Sendable (CommandBus) async throws -> Void)
    case direct(@Sendable () async throws -> Void)
  }

  let method: Method
  let handler: @Sendable (CommandBus, QueryBus) async throws -> Void

  init(method: Method, handler: @escaping @Sendable (CommandBus, QueryBus) async throws -> Void) {
    self.method = method
    self.handler = handler
  }

  init(_ path: String, _ handler: Handler) {
    method = .get
    self.handler = { _, _ in if case .direct(let answer) = handler { try await answer() } }
  }
}

extension Route {
  static func stream(_ path: String, _ open: @escaping @Sendable (QueryBus) async throws -> Void) -> Route {
    Route(method: .get) { _, queries in try await open(queries) }
  }
}

enum Buses {
  nonisolated(unsafe) static var commands: CommandBus?
  nonisolated(unsafe) static var queries: QueryBus?
}

struct Stamps {
  let clock: any WallClock  // decoy: A1
}
