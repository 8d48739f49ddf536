import API
import CommandPorts
import Commands
import Composition
import HTTPValues
import Kernel
import TestSupport
import Testing

/// A key is one within whoever sends it; who is nobody has none to give.
@Suite struct AnonymousKeyTests {
  private let features = Specimen.features + [Visit.feature]

  private func visit(_ application: HTTPApplication, key: String?) async throws -> HTTPResponse {
    await application.respond(
      to: try #require(
        HTTPRequest(
          method: .post, target: "/api/v1/visits", headers: key.map { ["Idempotency-Key": $0] } ?? [:])))
  }

  @Test func fromNobodyAKeyIs400AndNothingIsDone() async throws {
    try await Cabinet.open(features) { cabinet async throws in
      for authenticator in [Authentication.nobody, .refused("It has ended.")].map(Told.init) {
        let nobody = try cabinet.service.application(authenticator: authenticator)
        let before = cabinet.service.head
        let answer = try await visit(nobody, key: "v-1")
        #expect(answer.status == 400)
        #expect(answer.problem == "malformed-request")
        #expect(try answer.pointers == ["header:Idempotency-Key"])
        #expect(String(decoding: answer.body, as: UTF8.self).contains("sign in, or leave it out"))
        #expect(cabinet.service.head == before)
        #expect(try await visit(nobody, key: nil).status == 200)
      }
    }
  }

  /// Not even a principal without a name shares its keys with another.
  @Test func theKeyOfOneIsNotThatOfAnother() async throws {
    try await Cabinet.open(features) { cabinet async throws in
      for id in ["", "ada", "bob"] {
        let one = try cabinet.service.application(for: Principal(id: id, role: .user))
        let first = try await visit(one, key: "v-1")
        #expect(first.status == 200)
        #expect(first.headers["Idempotency-Replayed"] == nil, "\(id)")
        #expect(try await visit(one, key: "v-1").headers["Idempotency-Replayed"] == "true", "\(id)")
      }
    }
  }
}

private struct Told: Authenticator {
  let authentication: Authentication

  func authenticate(_ request: HTTPRequest) async throws -> Authentication { authentication }
}

/// What anyone may do.
private struct Visit: Command {
  typealias Outcome = Done

  static let policy = Policy.anyone
  static let refusals: [any Refusal.Type] = []

  static let feature = Feature(
    name: "Visits",
    routes: [
      .post(
        RoutePath("/api/v1/visits"), summary: "Come and look", takes: .nothing,
        answers: .json(200, Receipt.self, version: { _ in 1 }) { _, position in Receipt(position: position) }
      ) { _ in Visit() }
    ],
    commands: { [CommandRegistration(Visiting(unitOfWork: $0.unitOfWork))] })

  struct Receipt: Codable {
    let position: String
  }
}

private struct Visiting: Interactor {
  let unitOfWork: any UnitOfWork

  func execute(_ command: Visit, _ context: CommandContext) async throws -> Committed<Done> {
    try await unitOfWork.perform(context) { _ in Done() }
  }
}
