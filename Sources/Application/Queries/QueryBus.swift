package import Kernel
package import QueryPorts

/// The one door to the read side: policy → wait for the position the caller needs → execute → meter.
package final class QueryBus: Sendable {
  /// Seconds. A projector tells what is parked as soon as its rows can be read.
  private static let patienceForNews = 0.1

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

  /// Throws `AccessRefused`, `UnknownPosition`, `ReadModelRebuilding`, `ReadModelBehind`, `ReadModelQuarantined`, and what the query service throws.
  package func execute<Q: Query>(_ query: Q, _ context: QueryContext) async throws -> Answered<Q.Answer> {
    guard let handler = handlers[ObjectIdentifier(Q.self)] as? QueryHandler<Q> else {
      throw QueryBusError.noService(query: String(describing: Q.self))
    }
    let start = meter.began()
    do {
      try Q.policy.check(context.principal)
      let isComplete = try await ready(query, context)
      let snapshot = try await handler.execute(query, context)
      let parked = await parked(query, at: snapshot.position.position)
      let answer = try answered(snapshot, context, isComplete: isComplete, parked)
      meter.ended(handler.operation, began: start, refused: nil)
      return answer
    } catch {
      meter.ended(handler.operation, began: start, refused: (error as? any Refusal)?.code ?? "fault")
      throw error
    }
  }

  /// False when an event that the answer needs is parked, and the caller has agreed to that.
  private func ready<Q: Query>(_ query: Q, _ context: QueryContext) async throws -> Bool {
    guard let minimum = context.minimum else {
      try positions.check(Q.reads)
      return true
    }
    try positions.check(minimum)
    guard !Q.reads.isEmpty else { return true }
    let present = await positions.wait(for: minimum.position, in: Q.reads, atMost: context.patience)
    try positions.check(Q.reads)
    let parked = positions.firstParked(upTo: minimum.position, in: Q.reads, row: query.row)
    if !context.acceptsStale {
      if let parked { throw ReadModelQuarantined(wanted: minimum, parked: parked) }
      guard present >= minimum.position else {
        throw ReadModelBehind(wanted: minimum, present: PositionToken(epoch: minimum.epoch, position: present))
      }
    }
    return parked == nil
  }

  /// What the answer may lack, whether or not the caller named a position.
  private func parked<Q: Query>(_ query: Q, at position: Position) async -> ParkedRows {
    if Q.reads.isEmpty { return .none }
    if let parked = positions.parked(upTo: position, in: Q.reads, row: query.row) { return parked }
    _ = await positions.wait(for: position, in: Q.reads, atMost: Self.patienceForNews)
    return positions.parked(upTo: position, in: Q.reads, row: query.row) ?? .none
  }

  /// The snapshot itself is the last word on freshness, whatever was signalled before it was taken.
  private func answered<A>(
    _ snapshot: Snapshot<A>, _ context: QueryContext, isComplete: Bool, _ parked: ParkedRows
  ) throws -> Answered<A> {
    guard let minimum = context.minimum else {
      return Answered(value: snapshot.value, position: snapshot.position, isStale: false, parked: parked)
    }
    let isBehind = snapshot.position.position < minimum.position
    guard !isBehind || context.acceptsStale else { throw ReadModelBehind(wanted: minimum, present: snapshot.position) }
    return Answered(
      value: snapshot.value, position: snapshot.position, isStale: isBehind || !isComplete, parked: parked)
  }
}

/// An answer with the position it was read at.
package struct Answered<Value: Sendable>: Sendable {
  package let value: Value
  package let position: PositionToken
  /// It lacks what the caller needs, and the caller had agreed to that.
  package let isStale: Bool
  /// What stood still when it was read, so that the answer may lack events before its position.
  package let parked: ParkedRows
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
    case .noService(let query): "\(query) has no query service; register one in the QueryDeps of its domain"
    case .twoServices(let query): "\(query) has two query services; register one in the QueryDeps of its domain"
    }
  }
}
