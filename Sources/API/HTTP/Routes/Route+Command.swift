import CommandPorts
package import Commands
import HTTPValues
import Kernel

extension Route {
  /// `watchedAt` is where a client can look what becomes of that which goes on after the answer.
  package static func post<C: Command, Parts, Body, Version>(
    _ path: RoutePath<Parts>, summary: String, takes: Takes<Body, Version>, key: KeyUse = .taken,
    answers: CommandAnswer<C.Outcome>, watchedAt status: RoutePath<Parts>? = nil,
    command: @escaping @Sendable (RouteInput<Parts, Body, Version>) throws -> C
  ) -> Route {
    changing(.post, path, summary, takes, key, answers, watchedAt: status, command)
  }

  package static func put<C: Command, Parts, Body, Version>(
    _ path: RoutePath<Parts>, summary: String, takes: Takes<Body, Version>, key: KeyUse = .taken,
    answers: CommandAnswer<C.Outcome>, command: @escaping @Sendable (RouteInput<Parts, Body, Version>) throws -> C
  ) -> Route {
    changing(.put, path, summary, takes, key, answers, command)
  }

  package static func patch<C: Command, Parts, Body, Version>(
    _ path: RoutePath<Parts>, summary: String, takes: Takes<Body, Version>, key: KeyUse = .taken,
    answers: CommandAnswer<C.Outcome>, command: @escaping @Sendable (RouteInput<Parts, Body, Version>) throws -> C
  ) -> Route {
    changing(.patch, path, summary, takes, key, answers, command)
  }

  package static func delete<C: Command, Parts, Body, Version>(
    _ path: RoutePath<Parts>, summary: String, takes: Takes<Body, Version>, key: KeyUse = .taken,
    answers: CommandAnswer<C.Outcome>, command: @escaping @Sendable (RouteInput<Parts, Body, Version>) throws -> C
  ) -> Route {
    changing(.delete, path, summary, takes, key, answers, command)
  }

  private static func changing<C: Command, Parts, Body, Version>(
    _ method: HTTPMethod, _ path: RoutePath<Parts>, _ summary: String, _ takes: Takes<Body, Version>, _ key: KeyUse,
    _ answers: CommandAnswer<C.Outcome>, watchedAt status: RoutePath<Parts>? = nil,
    _ command: @escaping @Sendable (RouteInput<Parts, Body, Version>) throws -> C
  ) -> Route {
    let takesKey = key == .taken
    let headers: [RouteParameter] = (takesKey ? [.idempotencyKey] : []) + (takes.needsVersion ? [.ifMatch] : [])
    let untaken = [Header.ifNoneMatch.form] + (takesKey ? [] : [Header.idempotencyKey.form])
    let told: [RouteHeader] =
      [.position] + (takesKey ? [.replayed] : []) + (status == nil ? [] : [.watched, .retryAfter])
    return Route(
      method, path.pattern, summary, policy: C.policy, parameters: path.parameters + headers,
      body: takes.body, answers: [answers.form.with(told)],
      refuses: C.refusals + path.refuses + takes.refuses + (takesKey ? keyRefusals : []) + writeRefusals,
      .command(C.self) { incoming, bus in
        let parts = try path.parts(of: incoming)
        try incoming.noParameters()
        try incoming.refuse(untaken)
        try incoming.checkContent(for: takes.body)
        let context = try incoming.commandContext(for: C.operation)
        let (body, version) = try takes.read(incoming)
        let done = try await bus.execute(
          try command(RouteInput(path: parts, body: body, version: version)), context)
        let receipt = CommandReceipt(position: done.position, isRepetition: done.isRepetition)
        let response = receipt.mark(try answers.make(done.outcome, receipt))
        return status.map { response.watched(at: $0.address(of: parts)) } ?? response
      })
  }
}

extension HTTPResponse {
  fileprivate func watched(at address: String) -> HTTPResponse {
    var response = self
    response.headers.add("Location", address)
    response.headers.add("Retry-After", "1")
    return response
  }
}

/// Whether a second sending of a request is recognised by its `Idempotency-Key`.
package enum KeyUse: Sendable {
  case taken
  /// For credentials, which must not be kept, and for commands without a commit, whose outcome is not.
  case none
}

extension Takes {
  /// An empty object may be sent where there is no body.
  fileprivate var refuses: [any Refusal.Type] {
    [BodyFaults.self, WrongMediaType.self, EncodedBody.self] + (needsVersion ? [PreconditionMissing.self] : [])
  }
}
