package import HTTPValues
import JSON
package import Kernel
package import Queries
import QueryPorts

extension Route {
  /// A question that is said by its path.
  package static func get<Q: Query, Parts>(
    _ path: RoutePath<Parts>, summary: String, answers: QueryAnswer<Q.Answer>,
    ask: @escaping @Sendable (Parts) throws -> Q
  ) -> Route {
    asking(path, summary, answers, []) { parts, incoming in
      try incoming.noParameters()
      return try ask(parts)
    }
  }

  /// A question with parameters: what `ask` reads is what the route takes.
  package static func get<Q: Query, Parts>(
    _ path: RoutePath<Parts>, summary: String, answers: QueryAnswer<Q.Answer>,
    ask: @escaping @Sendable (Parts, inout ParameterReader) throws -> Q
  ) -> Route {
    let heard = Result {
      try path.example.map { parts in try ParameterReader.parameters { try ask(parts, &$0) } } ?? []
    }
    let known = (try? heard.get())?.map(\.name) ?? []
    return asking(path, summary, answers, (try? heard.get()) ?? [], fault: heard.fault) { parts, incoming in
      var reader = ParameterReader(incoming.request.query, known: known)
      let query = try ask(parts, &reader)
      try reader.finish()
      return query
    }
  }

  /// An answer that goes on: the handler asks the query again and again.
  package static func stream<Q: Query>(
    _ path: RoutePath<Void>, summary: String, of query: Q.Type, parameters: [RouteParameter], answers: RouteAnswer,
    refuses: [any Refusal.Type],
    open: @escaping @Sendable (Incoming, QueryBus) async throws -> HTTPResponse
  ) -> Route {
    Route(
      .get, path.pattern, summary, policy: Q.policy, parameters: parameters, answers: [answers],
      refuses: Q.refusals + refuses + [ReadsUnavailable.self], .query(query, open))
  }

  private static func asking<Q: Query, Parts>(
    _ path: RoutePath<Parts>, _ summary: String, _ answers: QueryAnswer<Q.Answer>, _ parameters: [RouteParameter],
    fault: (any Error)? = nil, _ ask: @escaping @Sendable (Parts, Incoming) throws -> Q
  ) -> Route {
    let isVersioned = answers.forms.contains { $0.status == 304 }
    return Route(
      .get, path.pattern, summary, policy: Q.policy,
      parameters: path.parameters + parameters + (isVersioned ? [.ifNoneMatch] : []) + [.minPosition, .prefer],
      answers: answers.forms.map { $0.with([.readPosition, .applied] + (Q.reads.isEmpty ? [] : [.readParked])) },
      refuses: Q.refusals + [UnknownPosition.self, ReadsUnavailable.self] + path.refuses
        + (Q.reads.isEmpty ? [] : ReadModel.refusals),
      problems: answers.problems, fault: fault,
      .query(Q.self) { incoming, bus in
        let query = try ask(try path.parts(of: incoming), incoming)
        let context = try incoming.queryContext()
        do {
          let answered = try await bus.execute(query, context)
          return try RefusedReading.marking({ answered.mark(&$0) }) {
            var response = try answers.make(answered, incoming)
            answered.mark(&response.headers)
            return response
          }
        } catch let behind as ReadModelBehind {
          throw RefusedReading(behind) { $0.add(RouteHeader.readPosition.name, behind.present.description) }
        }
      })
  }
}

extension ReadModel {
  /// Why rows that are there can't be read now.
  static let refusals: [any Refusal.Type] = [
    ReadModelBehind.self, ReadModelRebuilding.self, ReadModelQuarantined.self,
  ]
}

extension Result where Failure == any Error {
  fileprivate var fault: (any Error)? {
    if case .failure(let error) = self { error } else { nil }
  }
}
