import API
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

@Suite struct IdempotencyTests {
  private let key: HTTPHeaders = ["Idempotency-Key": "\"specimen-1\""]

  @Test func theSameRequestAgainIsTheSameAnswerAndSaysSo() async throws {
    try await Cabinet.open { cabinet async throws in
      await cabinet.service.expectTheSame { await cabinet.collect(headers: key) }
    }
  }

  @Test func anotherSpellingOfTheSameBodyIsTheSameRequest() async throws {
    try await Cabinet.open { cabinet async throws in
      let first = await cabinet.send(.post, "/api/v1/keepers", headers: key, json: #"{"name":"Bea"}"#)
      let head = cabinet.service.head
      let again = await cabinet.send(
        .post, "/api/v1/keepers", headers: ["Idempotency-Key": "specimen-1"], json: #" { "name" : "\u0042ea" } "#)
      #expect(again.headers["Idempotency-Replayed"] == "true")
      #expect(again.body == first.body)
      #expect(cabinet.service.head == head)
    }
  }

  @Test func anotherBodyOrAddressUnderTheKeyIs422() async throws {
    try await Cabinet.open { cabinet async throws in
      let (fern, moss) = (try await cabinet.specimen(), try await cabinet.specimen())
      let relabelled = await cabinet.patch(fern, headers: key, json: #"{"label":"Tall fern"}"#)
      #expect(relabelled.status == 200)
      let head = cabinet.service.head
      for (target, body) in [(fern, #"{"label":"Small fern"}"#), (moss, #"{"label":"Tall fern"}"#)] {
        let answer = await cabinet.patch(target, headers: key, json: body)
        #expect(answer.status == 422)
        #expect(answer.problem == "idempotency-key-reused")
      }
      #expect(cabinet.service.head == head)
    }
  }

  @Test func aKeyIsOneWithinItsOperation() async throws {
    try await Cabinet.open { cabinet async throws in
      _ = await cabinet.send(.post, "/api/v1/keepers", headers: key, json: #"{"name":"Bea"}"#)
      let collected = await cabinet.collect(headers: key)
      #expect(collected.status == 201)
      #expect(collected.headers["Idempotency-Replayed"] == nil)
    }
  }

  @Test func aKeyIsOneWithinItsPrincipal() async throws {
    try await Cabinet.open { cabinet async throws in
      var made: Set<String> = []
      for who in ["Bea", "Cid"] {
        let application = try cabinet.service.application(for: Principal(id: who, role: .agent))
        let request = HTTPRequest(
          method: .post, target: "/api/v1/specimens",
          headers: ["Idempotency-Key": "specimen-1", "Content-Type": "application/json"],
          body: Array(cabinet.specimenBody().utf8))
        let answer = await application.respond(to: try #require(request))
        #expect(answer.status == 201)
        #expect(answer.headers["Idempotency-Replayed"] == nil, "nobody is answered with what somebody else was")
        made.insert(try #require(answer.headers["Location"]))
      }
      #expect(made.count == 2)
    }
  }

  /// Whether it was refused before the writer was asked or by what the writer found.
  @Test func aRefusedRequestLeavesItsKeyFree() async throws {
    try await Cabinet.open { cabinet async throws in
      #expect(await cabinet.collect(count: 1_001, headers: key).problem == "invalid-specimen")
      #expect(await cabinet.collect(headers: key).status == 201)
      let taken = await cabinet.send(.post, "/api/v1/keepers", headers: key, json: #"{"name":"Ada"}"#)
      #expect(taken.problem == "keeper-name-taken")
      #expect(await cabinet.send(.post, "/api/v1/keepers", headers: key, json: #"{"name":"Bea"}"#).status == 201)
    }
  }

  @Test func whereNoKeyIsTakenOneIsRefused() async throws {
    try await Cabinet.open { cabinet async throws in
      let pause = "/api/v1/admin/projections/specimen_list/pause"
      let answer = await cabinet.send(.post, pause, headers: key)
      #expect(answer.status == 400)
      #expect(try answer.pointers == ["header:Idempotency-Key"])
      #expect(await cabinet.send(.post, pause).status == 202)
    }
  }

  @Test(arguments: ["k", "!#$%&'()*+-./:;<=>?@[]^_`{|}~", String(repeating: "k", count: 255)])
  func aKeyIsTheSameInQuotesAndWithout(_ key: String) async throws {
    try await Cabinet.open { cabinet async throws in
      #expect(await cabinet.collect(headers: ["Idempotency-Key": key]).status == 201)
      let again = await cabinet.collect(headers: ["Idempotency-Key": "\"\(key)\""])
      #expect(again.headers["Idempotency-Replayed"] == "true")
    }
  }

  private static let noKeys = [
    "", #""""#, "\"", "two words", #"a"b"#, #""a", "b""#, "a,b", #""a,b""#, #""a\\b""#, #"a\b"#, #""a";b=1"#, "a\tb",
    "ключ", String(repeating: "k", count: 256),
  ]

  @Test func whatIsNoKeyIs400() async throws {
    try await Cabinet.open { cabinet async throws in
      for key in Self.noKeys {
        let answer = await cabinet.collect(headers: ["Idempotency-Key": key])
        #expect(answer.status == 400, "\(key)")
        #expect(try answer.pointers == ["header:Idempotency-Key"])
      }
    }
  }
}
