import CommandPorts
package import Commands
package import HTTPValues
package import Kernel
package import Queries

/// One row of the route table. The handler is typed by side: a query route is handed the query bus, a command route
/// the command bus, so a `GET` that reaches for a command does not compile.
package struct Route: Sendable {
  package enum Handler: Sendable {
    case query(any Query.Type, @Sendable (Incoming, QueryBus) async throws -> HTTPResponse)
    case command(any Command.Type, @Sendable (Incoming, CommandBus) async throws -> HTTPResponse)
    /// Touches the machinery and no data, so it goes through no bus; the policy is checked before it runs.
    case operation(Policy, @Sendable (Incoming) async throws -> HTTPResponse)
  }

  package let method: HTTPMethod
  /// `/api/v1/orders/{id}`
  package let path: String
  package let summary: String
  package let handler: Handler

  private init(_ method: HTTPMethod, _ path: String, _ summary: String, _ handler: Handler) {
    self.method = method
    self.path = path
    self.summary = summary
    self.handler = handler
  }

  /// One with parameters reads them with `QueryParameters`; any other refuses all.
  static func get<Q: Query>(
    _ path: String, summary: String, hasParameters: Bool = false,
    ask: @escaping @Sendable (Incoming) throws -> Q,
    answer: @escaping @Sendable (Q.Answer, Incoming) throws -> HTTPResponse
  ) -> Route {
    Route(
      .get, path, summary,
      .query(Q.self) { incoming, bus in
        try Q.policy.check(incoming.principal)
        if !hasParameters { try incoming.noParameters() }
        let query = try ask(incoming)
        let answered = try await bus.execute(query, try incoming.queryContext())
        return try answer(answered.value, incoming).read(at: answered.position, isStale: answered.isStale)
      })
  }

  /// An answer that goes on: the handler asks the query again and again.
  static func stream<Q: Query>(
    _ path: String, summary: String, of query: Q.Type,
    open: @escaping @Sendable (Incoming, QueryBus) async throws -> HTTPResponse
  ) -> Route {
    Route(
      .get, path, summary,
      .query(query) { incoming, bus in
        try Q.policy.check(incoming.principal)
        return try await open(incoming, bus)
      })
  }

  static func operation(
    _ method: HTTPMethod, _ path: String, summary: String, policy: Policy,
    answer: @escaping @Sendable (Incoming) async throws -> HTTPResponse
  ) -> Route {
    Route(
      method, path, summary,
      .operation(policy) { incoming in
        try incoming.noParameters()
        return try await answer(incoming)
      })
  }

  static func post<C: Command>(
    _ path: String, summary: String,
    command: @escaping @Sendable (Incoming) throws -> C,
    answer: @escaping @Sendable (C.Outcome, CommandReceipt) throws -> HTTPResponse
  ) -> Route {
    changing(.post, path, summary, command, answer)
  }

  static func patch<C: Command>(
    _ path: String, summary: String,
    command: @escaping @Sendable (Incoming) throws -> C,
    answer: @escaping @Sendable (C.Outcome, CommandReceipt) throws -> HTTPResponse
  ) -> Route {
    changing(.patch, path, summary, command, answer)
  }

  static func delete<C: Command>(
    _ path: String, summary: String,
    command: @escaping @Sendable (Incoming) throws -> C,
    answer: @escaping @Sendable (C.Outcome, CommandReceipt) throws -> HTTPResponse
  ) -> Route {
    changing(.delete, path, summary, command, answer)
  }

  private static func changing<C: Command>(
    _ method: HTTPMethod, _ path: String, _ summary: String,
    _ command: @escaping @Sendable (Incoming) throws -> C,
    _ answer: @escaping @Sendable (C.Outcome, CommandReceipt) throws -> HTTPResponse
  ) -> Route {
    Route(
      method, path, summary,
      .command(C.self) { incoming, bus in
        // Before the body is looked at; the bus asks again.
        try C.policy.check(incoming.principal)
        try incoming.noParameters()
        let context = try incoming.commandContext(for: C.operation)
        let done = try await bus.execute(try command(incoming), context)
        let receipt = CommandReceipt(position: done.position, isRepetition: done.isRepetition)
        return receipt.mark(try answer(done.outcome, receipt))
      })
  }
}
