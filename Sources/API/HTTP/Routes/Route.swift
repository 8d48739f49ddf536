import CommandPorts
package import Commands
package import HTTPValues
import JSON
package import Kernel
package import Queries
import QueryPorts

/// One row of the route table: what the route takes, answers and refuses, and its handler. From this one value come
/// dispatch, decoding, checking, the OpenAPI document, the pages of the documentation and the tests' requests.
///
/// The handler is typed by side: a query route is handed the query bus, a command route the command bus, so a `GET` that
/// reaches for a command does not compile.
package struct Route: Sendable {
  package enum Handler: Sendable {
    case query(any Query.Type, @Sendable (Incoming, QueryBus) async throws -> HTTPResponse)
    case command(any Command.Type, @Sendable (Incoming, CommandBus) async throws -> HTTPResponse)
    /// Health, figures, documents: touches no port, so it goes through no bus.
    case direct(@Sendable (Incoming) async throws -> HTTPResponse)
  }

  package let method: HTTPMethod
  /// `/api/v1/orders/{id}`
  package let path: String
  package let summary: String
  package let policy: Policy
  package private(set) var audience: RouteAudience
  /// Of the path, the query and the headers.
  package let parameters: [RouteParameter]
  package let body: RouteBody?
  package let answers: [RouteAnswer]
  /// All that it may be refused with, each once, in the order of statuses.
  package private(set) var problems: [ProblemRow]
  package let handler: Handler
  /// What is wrong with the declaration itself.
  private let fault: (any Error)?

  init(
    _ method: HTTPMethod, _ path: String, _ summary: String, policy: Policy, audience: RouteAudience = .clients,
    parameters: [RouteParameter], body: RouteBody? = nil, answers: [RouteAnswer],
    refuses: [any Refusal.Type], problems: [ProblemRow] = [], fault: (any Error)? = nil, _ handler: Handler
  ) {
    self.method = method
    self.path = path
    self.summary = summary
    self.policy = policy
    self.audience = audience
    self.parameters = parameters
    self.body = body
    self.answers = answers
    // Who asks may have to be read.
    let access: [any Refusal.Type] =
      policy == .anyone ? [] : [AccessRefused.self, CredentialsRefused.self, ReadsUnavailable.self]
    let refusals: [any Refusal.Type] = access + [MalformedRequest.self] + refuses
    let rows: [ProblemRow] = refusals.flatMap { [ProblemRow].of($0) }
    self.problems = (ServerProblems.anywhere + problems + rows).sorted()
    self.handler = handler
    self.fault = fault
  }

  /// The same, by the operators' door alone: elsewhere it is not there.
  package var forOperators: Route {
    var route = self
    route.audience = .operators
    route.problems = (problems + [ProblemRow].of(NothingHere.self)).sorted()
    return route
  }

  /// Finds out the schema of the body, so that a fault of the program stops the start and not a request.
  func verify() throws {
    if let fault { throw fault }
    _ = try body?.source.schema()
  }
}

extension Route {
  /// What errors of the frame can be, whatever the feature.
  static let frameRefusals: [any Refusal.Type] =
    [
      AccessRefused.self, CredentialsRefused.self, MalformedRequest.self, NothingHere.self, BodyFaults.self,
      WrongMediaType.self, EncodedBody.self, PreconditionMissing.self, UnknownCursor.self, UnknownPosition.self,
      ReadsUnavailable.self,
    ] + keyRefusals + writeRefusals + ReadModel.refusals

  static let keyRefusals: [any Refusal.Type] = [RepeatedWithOtherRequest.self, CommandInFlight.self]
  static let writeRefusals: [any Refusal.Type] = [StreamFull.self, WritesUnavailable.self, OutcomeUnknown.self]
}

/// The routes of one feature, under its name.
package struct RouteGroup: Sendable {
  package let name: String
  package let routes: [Route]

  package init(_ name: String, _ routes: [Route]) {
    self.name = name
    self.routes = routes
  }
}
