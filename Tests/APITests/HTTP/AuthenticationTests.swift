import API
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

/// Who asks: nobody, somebody with credentials that are no good, or somebody who is known, perhaps after a while.
@Suite struct AuthenticationTests {
  private func application(_ authenticator: any Authenticator, in cabinet: Cabinet) throws -> HTTPApplication {
    try cabinet.service.application(authenticator: authenticator)
  }

  private func get(_ target: String) throws -> HTTPRequest {
    try #require(HTTPRequest(method: .get, target: target))
  }

  @Test func noCredentialsAndRefusedOnesAreTwoProblems() async throws {
    try await Cabinet.open { cabinet async throws in
      let nobody = await (try application(Told(.nobody), in: cabinet)).respond(to: try get("/api/v1/specimens"))
      #expect(nobody.status == 401)
      #expect(nobody.problem == "sign-in-needed")
      #expect(nobody.headers["WWW-Authenticate"] == "Bearer")
      let refusing = try application(Told(.refused("The session has ended.")), in: cabinet)
      let refused = await refusing.respond(to: try get("/api/v1/specimens"))
      #expect(refused.status == 401)
      #expect(refused.problem == "credentials-refused")
      #expect(try refused.text("detail") == "The session has ended.")
      #expect(refused.headers["WWW-Authenticate"] == #"Bearer error="invalid_token""#)
    }
  }

  @Test func healthAsksNobodyWhoAsks() async throws {
    try await Cabinet.open { cabinet async throws in
      for authenticator in [Told(.refused("x")), Told(nil)] as [any Authenticator] {
        let application = try application(authenticator, in: cabinet)
        for target in ["/health/live", "/metrics", "/problems/not-found"] {
          #expect(await application.respond(to: try get(target)).status == 200, "\(target)")
        }
      }
    }
  }

  @Test func aFaultOfTheAuthenticatorIsOursAndLetsNobodyIn() async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await (try application(Told(nil), in: cabinet)).respond(to: try get("/api/v1/specimens"))
      #expect(answer.status == 500)
      #expect(answer.problem == "internal-error")
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("Broken"), "the caller learns nothing of it")
      let trace = try answer.text("trace_id")
      #expect(cabinet.service.warnings.contains { $0.contains(trace) && $0.contains("Broken") }, "the log does")
    }
  }

  @Test(.timeLimit(.minutes(1))) func whileOneWaitsOthersAreAnswered() async throws {
    try await Cabinet.open { cabinet async throws in
      let slow = Slow()
      let application = try application(slow, in: cabinet)
      let waiting = Task { await application.respond(to: try get("/api/v1/specimens")) }
      await slow.isAsked()
      #expect(await application.respond(to: try get("/health/live")).status == 200)
      slow.answer(.known(Principal(id: "test", role: .admin)))
      #expect(try await waiting.value.status == 200)
    }
  }
}

/// Tells the same of every request; nil is a fault.
private struct Told: Authenticator {
  struct Broken: Error {}

  private let authentication: Authentication?

  init(_ authentication: Authentication?) {
    self.authentication = authentication
  }

  func authenticate(_ request: HTTPRequest) async throws -> Authentication {
    guard let authentication else { throw Broken() }
    return authentication
  }
}

/// Waits until it is told what to answer.
private final class Slow: Authenticator {
  private let asked = AsyncStream.makeStream(of: Void.self)
  private let answers = AsyncStream.makeStream(of: Authentication.self)

  func authenticate(_ request: HTTPRequest) async throws -> Authentication {
    asked.continuation.yield()
    for await answer in answers.stream { return answer }
    return .nobody
  }

  func isAsked() async {
    for await _ in asked.stream { return }
  }

  func answer(_ authentication: Authentication) {
    answers.continuation.yield(authentication)
  }
}
