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
      for header in [
        tag, "W/\(tag)", "\"0.0\", \(tag)", "\"0.0\"\t,\tW/\(tag),", "\"a,b\",,\(tag)", "*",
      ] {
        let answer = await cabinet.send(.get, specimen, headers: ["If-None-Match": header])
        #expect(answer.status == 304, "\(header)")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["ETag"] == tag)
        #expect(answer.headers["X-Read-Position"] != nil)
      }
      for header in ["\"1.1\"", "\"x\", W/\"y\"", "\"x,\(tag.dropFirst())", ""] {
        #expect(await cabinet.send(.get, specimen, headers: ["If-None-Match": header]).status == 200, "\(header)")
      }
      var lines: HTTPHeaders = ["If-None-Match": "\"x\""]
      lines.add("If-None-Match", tag)
      #expect(await cabinet.send(.get, specimen, headers: lines).status == 304)
    }
  }

  @Test(arguments: ["1", "\"1", "*, \"1\"", "\"1\" \"2\"", "w/\"1\"", "\"a\", b"])
  func whatIsNoListOfTagsIs400(_ tags: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.get, cabinet.keeperAddress, headers: ["If-None-Match": tags])
      #expect(answer.status == 400)
      #expect(try answer.pointers == ["header:If-None-Match"])
    }
  }

  /// That there is nothing was read at a position, too: so a client knows whether it was too early.
  @Test func whatIsNotThereTellsWhereThatWasRead() async throws {
    try await Cabinet.open { cabinet async throws in
      let renamed = await cabinet.rename("Bea")
      let answer = try await cabinet.get("/api/v1/specimens/01890a5d-ac96-774b-bcce-b302099a8057", after: renamed)
      #expect(answer.status == 404)
      #expect(answer.headers["X-Read-Position"] == renamed.headers["X-Position"])
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
