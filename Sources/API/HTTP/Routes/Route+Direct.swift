import HTTPValues
import Kernel

extension Route {
  /// Health, figures, documents: what touches no port, for anyone who reaches it.
  static func direct<Parts>(
    _ path: RoutePath<Parts>, summary: String, answers: [RouteAnswer],
    answer: @escaping @Sendable (Parts, Incoming) throws -> HTTPResponse
  ) -> Route {
    Route(
      .get, path.pattern, summary, policy: .anyone, audience: .anybody, parameters: path.parameters, answers: answers,
      refuses: path.refuses,
      .direct { incoming in
        try incoming.noParameters()
        return try answer(try path.parts(of: incoming), incoming)
      })
  }
}
