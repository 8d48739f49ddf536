import Foundation
import JSON
import TestSupport
import Testing

/// Whatever a client sends is answered with a 4xx problem that says what to mend, and the server goes on answering.
@Suite struct BadInputTests {
  @Test func badRequestsAreAnsweredWithWhatToMend() async throws {
    let server = try await Museum.serve(try TemporaryFolder())
    let keeper = try await Museum(server: server).nameKeeper("Ada")
    for bad in Self.cases(keeper) { try await bad.check(on: server, good: "/api/v1/specimens?limit=1") }
    for bad in Self.cases(keeper) where !Self.ownTypes.contains(bad.type) { try await bad.explained(on: server) }
    let specimen = try await server.send(Museum.specimen(of: keeper))
    #expect(specimen.status == 201)
    await server.stop()
    #expect(!server.program.errors.whole().contains("ERROR"))
  }

  /// Those that the specimen domain brings.
  private static let ownTypes: Set = ["invalid-specimen", "keeper-not-found"]

  private static func cases(_ keeper: String) -> [BadRequest] {
    func specimen(count: String, label: String = #""Fern""#) -> Request {
      .post("/api/v1/specimens", #"{"keeper_id":"\#(keeper)","label":\#(label),"count":\#(count)}"#)
    }
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    return [
      BadRequest(
        name: "no JSON", request: .post("/api/v1/specimens", "count=1"), status: 400, type: "malformed-json",
        pointers: [""]),
      BadRequest(
        name: "half an object", request: .post("/api/v1/specimens", #"{"label":["#), status: 400,
        type: "malformed-json", pointers: ["/label/0"]),
      BadRequest(
        name: "an empty body", request: .post("/api/v1/specimens", "", headers: ["Content-Type": "application/json"]),
        status: 400, type: "malformed-json", pointers: [""]),
      BadRequest(
        name: "a duplicate key", request: .post("/api/v1/keepers", #"{"name":"Ada","name":"Bob"}"#),
        status: 400, type: "malformed-json", pointers: ["/name"]),
      BadRequest(
        name: "too deep", request: .post("/api/v1/specimens", deep), status: 400, type: "malformed-json",
        pointers: [String(repeating: "/0", count: 32)]),
      BadRequest(
        name: "no object", request: .post("/api/v1/specimens", "[]"), status: 422, type: "invalid-body",
        pointers: [""]),
      BadRequest(
        name: "no media type", request: .post("/api/v1/specimens", "{}", headers: ["Content-Type": "text/plain"]),
        status: 415, type: "unsupported-media-type"),
      BadRequest(
        name: "wrong types",
        request: .post("/api/v1/specimens", #"{"keeper_id":7,"label":true,"count":"6"}"#), status: 422,
        type: "invalid-body", pointers: ["/count", "/keeper_id", "/label"]),
      BadRequest(
        name: "unknown fields",
        request: .post(
          "/api/v1/specimens", #"{"keeper_id":"\#(keeper)","label":"Fern","count":1,"weight":1,"colour":"red"}"#),
        status: 422, type: "invalid-body", pointers: ["/colour", "/weight"]),
      BadRequest(
        name: "missing fields", request: .post("/api/v1/specimens", "{}"), status: 422, type: "invalid-body",
        pointers: ["/count", "/keeper_id", "/label"]),
      BadRequest(
        name: "a negative count", request: specimen(count: "-1"), status: 422, type: "invalid-specimen",
        pointers: ["/count"]),
      BadRequest(
        name: "a count of 2⁶³", request: specimen(count: "9223372036854775808"), status: 422, type: "invalid-body",
        pointers: ["/count"]),
      BadRequest(
        name: "a count of 2⁶³ − 1", request: specimen(count: "9223372036854775807"), status: 422,
        type: "invalid-specimen", pointers: ["/count"]),
      BadRequest(
        name: "a count of 1.0", request: specimen(count: "1.0"), status: 422, type: "invalid-body",
        pointers: ["/count"]),
      BadRequest(
        name: "all that is wrong at once", request: specimen(count: "0", label: #""A\u0007""#), status: 422,
        type: "invalid-specimen", pointers: ["/count", "/label"]),
      BadRequest(
        name: "an unknown keeper", request: Museum.specimen(of: "00000000-0000-4000-8000-000000000000"), status: 404,
        type: "keeper-not-found"),
      BadRequest(
        name: "a body of 2 MiB", request: .post("/api/v1/specimens", String(repeating: " ", count: 2 << 20)),
        status: 413, type: "body-too-large"),
      BadRequest(
        name: "a path of 4 KiB", request: Request(target: "/" + String(repeating: "a", count: 4 << 10)), status: 414,
        type: "target-too-long"),
      BadRequest(name: "nothing there", request: Request(target: "/api/v1/nothing"), status: 404, type: "not-found"),
      BadRequest(
        name: "an id that is none", request: Request(target: "/api/v1/specimens/1"), status: 404, type: "not-found"),
      BadRequest(
        name: "no such method", request: Request(method: "DELETE", target: "/api/v1/specimens"), status: 405,
        type: "method-not-allowed"),
      BadRequest(
        name: "an unknown parameter", request: Request(target: "/api/v1/specimens?limit=0&colour=red"), status: 400,
        type: "malformed-request", pointers: ["query:colour", "query:limit"]),
      BadRequest(
        name: "a position of nobody", request: Request(target: "/api/v1/specimens", headers: ["Min-Position": "1.2"]),
        status: 400, type: "unknown-position"),
    ]
  }
}
