import API
import Composition
import Foundation
import HTTPValues
import JSON
import Kernel
import SQLiteProjections
import Telemetry
import TestSupport
import Testing

/// The admin endpoints of projections on a whole service.
@Suite struct ProjectionRoutesTests {
  private static let path = "/api/v1/admin/projections"

  private func text(_ response: HTTPResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }

  @Test func adminsAloneMayUseThem() async throws {
    let service = try TestService(features: Specimen.features)
    for principal in [nil, Principal(id: "a", role: .agent), Principal(id: "u", role: .user)] {
      let application = try service.application(for: principal)
      for (method, target) in [(HTTPMethod.get, Self.path), (.post, "\(Self.path)/specimen_list/pause")] {
        let request = try #require(HTTPRequest(method: method, target: target, headers: [:], body: []))
        #expect(await application.respond(to: request).status == (principal == nil ? 401 : 403))
      }
    }
    await service.stop()
  }

  @Test func thereIsNoneOfAnotherName() async throws {
    let service = try TestService(features: Specimen.features)
    let answer = await service.send(.post, "\(Self.path)/lost/retry")
    #expect(answer.status == 404)
    #expect(text(answer).contains("unknown-projection"))
    await service.stop()
  }

  @Test(.timeLimit(.minutes(1))) func whatIsPausedGivesNoEarlyAnswerAndGoesOnWhenResumed() async throws {
    try await Cabinet.open { cabinet async throws in
      #expect(await cabinet.send(.post, "\(Self.path)/specimen_list/pause").status == 202)
      while !text(await cabinet.send(.get, Self.path)).contains("paused") { await Task.yield() }
      let done = await cabinet.collect()
      let location = try #require(done.headers["Location"])
      let position = try #require(done.headers["X-Position"])
      let early = await cabinet.send(.get, location, headers: ["Min-Position": position, "Prefer": "wait=0"])
      #expect(early.status == 503)
      #expect(text(early).contains("read-model-behind"))
      #expect(await cabinet.send(.post, "\(Self.path)/specimen_list/resume").status == 202)
      #expect(await cabinet.send(.get, location, headers: ["Min-Position": position]).status == 200)
    }
  }

  @Test(.timeLimit(.minutes(1))) func aPauseOutlivesTheProgram() async throws {
    let folder = try TemporaryFolder()
    /// Starts, waits for the states of both projections, and tells what an operator wants.
    func run(_ states: Set<String>, then verb: String) async throws {
      let service = try TestService(features: Specimen.features, folder: folder)
      let isStillPaused = service.warnings.contains {
        $0.contains("specimen_list") && $0.contains("it is still paused")
      }
      #expect(isStillPaused == states.contains("paused"))
      while try await self.states(service) != states { await Task.yield() }
      #expect(await service.send(.post, "\(Self.path)/specimen_list/\(verb)").status == 202)
      await service.stop()
    }
    try await run(["live"], then: "pause")
    try await run(["live", "paused"], then: "pause")
    try await run(["live", "paused"], then: "resume")
    try await run(["live"], then: "resume")
  }

  private func states(_ service: TestService) async throws -> Set<String> {
    let list = try JSON.decode(StateList.self, from: await service.send(.get, Self.path).body)
    return Set(list.projections.map(\.state))
  }

  private struct StateList: Decodable {
    struct Projection: Decodable { let state: String }

    let projections: [Projection]
  }

  @Test(.timeLimit(.minutes(1))) func whatIsDoneWithProjectionsIsInTheLog() async throws {
    let service = try TestService(features: Specimen.features, logging: .info)
    for verb in ["pause", "resume", "retry", "rebuild"] {
      #expect(await service.send(.post, "\(Self.path)/specimen_counts/\(verb)").status == 202)
    }
    while !service.warnings.contains(where: { $0.contains("the rows were built from the 0 events") }) {
      await Task.yield()
    }
    for text in ["pause was asked for", "resume was asked for", "what is parked is tried again", "a rebuild has begun"]
    {
      #expect(service.warnings.contains { $0.contains("specimen_counts") && $0.contains(text) }, "\(text)")
    }
    await service.stop()
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["pause", "resume", "retry", "rebuild"])
  func whatWasAskedForIsWatchedAtTheAddressThatIsAnswered(_ verb: String) async throws {
    let service = try TestService(features: Specimen.features)
    try await service.whileRunning {
      let asked = await service.send(.post, "\(Self.path)/specimen_list/\(verb)")
      #expect(asked.status == 202)
      #expect(asked.headers["Retry-After"] == "1")
      let address = try #require(asked.headers["Location"])
      #expect(address == "\(Self.path)/specimen_list")
      while true {
        let told = await service.send(.get, address)
        #expect(told.status == 200)
        #expect(try told.json["operation"]?["name"] == .string(verb))
        if try told.json["operation"]?["state"] == .string("done") { break }
        await Task.yield()
      }
    }
  }

  @Test func ofAnotherNameThereIsNothingToWatch() async throws {
    let service = try TestService(features: Specimen.features)
    #expect(await service.send(.get, "\(Self.path)/lost").status == 404)
    await service.stop()
  }

  @Test func theListTellsEveryProjection() async throws {
    let service = try TestService(features: Feature.every)
    let list = text(await service.send(.get, Self.path))
    for part in Feature.every.flatMap(\.readModels).map(\.name) + [#""lag_events":0"#, #""head":0"#] {
      #expect(list.contains(part))
    }
    await service.stop()
  }
}
