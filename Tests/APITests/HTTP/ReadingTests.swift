import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

/// One thing that is read, with its `ETag`.
@Suite struct ReadingTests {
  @Test func theETagIsVersionAndThePositionOfTheLastEventThatChangedIt() async throws {
    try await Cabinet.open { cabinet async throws in
      let collected = await cabinet.collect()
      let specimen = try #require(collected.headers["Location"])
      let created = try position(collected)
      #expect(try await cabinet.get(specimen, after: collected).headers["ETag"] == "\"1.\(created)\"")
      // Another stream's event changes what is shown, not the version.
      let renamed = await cabinet.rename("Bea")
      let answer = try await cabinet.get(specimen, after: renamed)
      #expect(try position(renamed) > created)
      #expect(try answer.headers["ETag"] == "\"1.\(position(renamed))\"")
      #expect(try answer.text("keeper_name") == "Bea")
      #expect(answer.headers["Cache-Control"] == "no-store")
      #expect(answer.headers["X-Read-Position"] != nil)
    }
  }

  @Test func whatTheCallerHasIs304WithoutABody() async throws {
    try await Cabinet.open { cabinet async throws in
      let collected = await cabinet.collect()
      let specimen = try #require(collected.headers["Location"])
      let tag = try #require(try await cabinet.get(specimen, after: collected).headers["ETag"])
      for header in [tag, "W/\(tag)", "\"0.0\", \(tag)", "*"] {
        let answer = await cabinet.send(.get, specimen, headers: ["If-None-Match": header])
        #expect(answer.status == 304, "\(header)")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["ETag"] == tag)
        #expect(answer.headers["X-Read-Position"] != nil)
      }
      #expect(await cabinet.send(.get, specimen, headers: ["If-None-Match": "\"1.1\""]).status == 200)
    }
  }

  @Test func anETagThatWasReadIsGoodForAChange() async throws {
    try await Cabinet.open { cabinet async throws in
      let collected = await cabinet.collect()
      let specimen = try #require(collected.headers["Location"])
      let tag = try #require(try await cabinet.get(specimen, after: collected).headers["ETag"])
      #expect(await cabinet.patch(specimen, ifMatch: tag, json: #"{"label":"Moss"}"#).status == 200)
    }
  }

  @Test(arguments: ["01890a5d-ac96-774b-bcce-b302099a8057", "7", "01890a5dac96774bbcceb302099a8057"])
  func whatIsNotThereIs404(_ id: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.get, "/api/v1/specimens/\(id)")
      #expect(answer.status == 404)
      #expect(answer.problem == "not-found")
    }
  }

  private func position(_ answer: HTTPResponse) throws -> Int64 {
    try #require(PositionToken(answer.headers["X-Position"] ?? "")).position.value
  }
}
