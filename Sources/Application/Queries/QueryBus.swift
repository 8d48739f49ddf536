package import Kernel
package import QueryPorts

/// The one door to the read side: policy → wait for the position the caller needs → execute → meter.
package final class QueryBus: Sendable {
  private let handlers: [ObjectIdentifier: any Handler]
  private let positions: any ReadPositions
  private let meter: any QueryMeter

  /// Throws `QueryBusError.twoServices` when a query has two.
  package init(
    _ registrations: [QueryRegistration], positions: any ReadPositions, meter: any QueryMeter
  ) throws(QueryBusError) {
    var handlers: [ObjectIdentifier: any Handler] = [:]
    for registration in registrations {
      guard handlers.updateValue(registration.handler, forKey: registration.query) == nil else {
        throw .twoServices(query: registration.handler.operation)
      }
    }
    self.handlers = handlers
    self.positions = positions
    self.meter = meter
  }

  /// Throws `QueryBusError.noService`, with the name, for the first declared query that nobody answers.
  package func verify(answers queries: [any Query.Type]) throws(QueryBusError) {
    for query in queries where handlers[ObjectIdentifier(query)] == nil {
      throw .noService(query: String(describing: query))
    }
  }

  /// Throws `AccessRefused`, `UnknownPosition`, `ReadModelBehind`, and what the query service throws.
  package func execute<Q: Query>(_ query: Q, _ context: QueryContext) async throws -> Answered<Q.Answer> {
    guard let handler = handlers[ObjectIdentifier(Q.self)] as? QueryHandler<Q> else {
      throw QueryBusError.noService(query: String(describing: Q.self))
    }
    let start = meter.began()
    do {
      try Q.policy.check(context.principal)
      try await fresh(Q.reads, context)
      let answer = try answered(try await handler.execute(query, context), context)
      meter.ended(handler.operation, began: start, refused: nil)
      return answer
    } catch {
      meter.ended(handler.operation, began: start, refused: (error as? any Refusal)?.code ?? "fault")
      throw error
    }
  }

  private func fresh(_ models: [ReadModel], _ context: QueryContext) async throws {
    guard let minimum = context.minimum else { return }
    try positions.check(minimum)
    guard !models.isEmpty else { return }
    let present = await positions.wait(for: minimum.position, in: models, atMost: context.patience)
    guard present >= minimum.position || context.acceptsStale else {
      throw ReadModelBehind(wanted: minimum, present: PositionToken(epoch: minimum.epoch, position: present))
    }
  }

  /// The snapshot itself is the last word on freshness, whatever was signalled before it was taken.
  private func answered<A>(_ snapshot: Snapshot<A>, _ context: QueryContext) throws -> Answered<A> {
    let isStale = context.minimum.map { snapshot.position.position < $0.position } ?? false
    if isStale, !context.acceptsStale, let minimum = context.minimum {
      throw ReadModelBehind(wanted: minimum, present: snapshot.position)
    }
    return Answered(value: snapshot.value, position: snapshot.position, isStale: isStale)
  }
}

/// An answer with the position it was read at.
package struct Answered<Value: Sendable>: Sendable {
  package let value: Value
  package let position: PositionToken
  /// It lacks what the caller needs, and the caller had agreed to that.
  package let isStale: Bool
}

/// One query service, ready for the bus's table.
package struct QueryRegistration: Sendable {
  fileprivate let query: ObjectIdentifier
  fileprivate let handler: any Handler

  package init<S: QueryService>(_ service: S) {
    query = ObjectIdentifier(S.Question.self)
    handler = QueryHandler<S.Question>(
      operation: S.Question.operation, execute: { try await service.execute($0, $1) })
  }
}

private protocol Handler: Sendable {
  var operation: String { get }
}

private final class QueryHandler<Q: Query>: Handler {
  let operation: String
  let execute: @Sendable (Q, QueryContext) async throws -> Snapshot<Q.Answer>

  init(operation: String, execute: @escaping @Sendable (Q, QueryContext) async throws -> Snapshot<Q.Answer>) {
    self.operation = operation
    self.execute = execute
  }
}

/// The table of query services is not what the program declares. Found at start.
package enum QueryBusError: Error, CustomStringConvertible {
  case noService(query: String)
  case twoServices(query: String)

  package var description: String {
    switch self {
    case .noService(let query): "\(query) has no query service; register one in API/Deps/QueryDeps.swift"
    case .twoServices(let query): "\(query) has two query services; register one in API/Deps/QueryDeps.swift"
    }
  }
}
