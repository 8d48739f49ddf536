import HTTPValues
import Kernel

extension Route {
  /// Health, figures, documents: what touches no port, for anyone who reaches it.
  static func direct<Parts>(
    _ path: RoutePath<Parts>, summary: String, isLocal: Bool = false, answers: [RouteAnswer],
    answer: @escaping @Sendable (Parts, Incoming) throws -> HTTPResponse
  ) -> Route {
    Route(
      .get, path.pattern, summary, policy: .anyone, parameters: path.parameters, answers: answers,
      refuses: path.refuses + (isLocal ? [NothingHere.self] : []),
      .direct { incoming in
        // To others it is not there: it tells what the service is used for.
        guard !isLocal || incoming.isFromThisMachine else { throw NothingHere() }
        try incoming.noParameters()
        return try answer(try path.parts(of: incoming), incoming)
      })
  }
}

extension Incoming {
  fileprivate var isFromThisMachine: Bool {
    request.peer == "::1" || request.peer.hasPrefix("127.") || request.peer == "::ffff:127.0.0.1"
  }
}
