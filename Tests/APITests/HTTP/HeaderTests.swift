import API
import Composition
import Foundation
import HTTPValues
import JSON
import TestSupport
import Testing

/// What holds for every header that the program reads, and for every route.
@Suite struct HeaderTests {
  private static let routes = Feature.every.flatMap(\.routes) + FrameRoutes.described.routes
  private static let once = Header.all.filter { $0.standing == .once }

  @Test func everyHeaderOfARouteIsInTheTable() {
    let declared = Self.routes.flatMap(\.parameters).filter { $0.place == .header }
    #expect(declared.count > 10)
    for parameter in declared {
      let form = Header.all.first { $0.name == parameter.name }
      #expect(form?.pattern == parameter.pattern && form?.note == parameter.note, "\(parameter.name)")
    }
    #expect(Set(Header.all.map { $0.name.lowercased() }).count == Header.all.count)
  }

  /// Two declarations of one header could read it in two ways.
  @Test func noHeaderIsDeclaredTwice() throws {
    var names: [String] = []
    for file in try Repository.files(in: "Sources", withExtension: "swift") {
      let text = try String(contentsOfFile: Repository.path(file), encoding: .utf8)
      names += text.matches(of: /HeaderForm\(\s*"([^"]+)"/).map { $0.1.lowercased() }
    }
    #expect(names.count >= Header.all.count)
    #expect(Set(names).count == names.count)
  }

  @Test func thoseThatMayStandOnceAreTheOnesThatAreNoLists() {
    #expect(
      Set(Self.once.map(\.name)) == [
        "Authorization", "Content-Type", "Content-Range", "Idempotency-Key", "Min-Position", "Last-Event-ID",
        "traceparent", "Origin", "Sec-Fetch-Site", "Access-Control-Request-Method",
      ])
    #expect(
      Set(Header.all.map(\.name)).subtracting(Self.once.map(\.name)) == [
        "If-Match", "If-None-Match", "Prefer", "Content-Encoding",
      ])
  }

  /// Whether or not the route reads it: `form`'s two values are both good ones where it does.
  @Test(arguments: once) func whatMayStandOnceAndSaysTwoThingsIs400OnEveryRoute(_ form: HeaderForm) async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let before = cabinet.service.head
      let token = try #require(await cabinet.send(.get, "/api/v1/specimens").headers["X-Read-Position"])
      let values = Self.twoValues(of: form, token)
      for route in Self.routes {
        for (first, second) in [values, (values.1, values.0)] {
          var request = try RouteTable.request(for: route)
          request.headers[form.name] = first
          request.headers.add(form.name.uppercased(), second)
          let answer = await cabinet.send(request)
          #expect(answer.status == 400, "\(form.name): \(route.method) \(route.path)")
          #expect(answer.problem == "malformed-request")
          #expect(try answer.pointers == ["header:\(form.name)"])
        }
      }
      #expect(cabinet.service.head == before)
    }
  }

  @Test func whatSaysTheSameTwiceIsAsIfItStoodOnce() async throws {
    try await Cabinet.open { cabinet async throws in
      var headers: HTTPHeaders = ["Content-Type": "application/json", "Idempotency-Key": "k"]
      headers.add("content-type", "application/json")
      headers.add("idempotency-key", "k")
      #expect(await cabinet.collect(headers: headers).status == 201)
      #expect(await cabinet.collect(headers: ["Idempotency-Key": "k"]).headers["Idempotency-Replayed"] == "true")
    }
  }

  /// A command that passed one over would do what was not asked for.
  @Test func aConditionThatACommandDoesNotTakeIs400() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let before = cabinet.service.head
      var refused = 0
      for route in Self.routes where route.method != .get {
        for (name, value) in [
          ("If-Match", "\"1\""), ("If-None-Match", "*"), ("If-None-Match", "\"1\""), ("Idempotency-Key", "k"),
        ] where !route.parameters.contains(where: { $0.name == name }) {
          var request = try RouteTable.request(for: route)
          request.headers[name] = value
          let answer = await cabinet.send(request)
          #expect(answer.status == 400, "\(name): \(route.method) \(route.path)")
          #expect(try answer.pointers == ["header:\(name)"])
          refused += 1
        }
      }
      #expect(refused > 10)
      #expect(cabinet.service.head == before)
      // This one holds wherever something is.
      #expect(await cabinet.collect(headers: ["If-Match": "*"]).status == 201)
    }
  }

  @Test func atLeastALotOfValuesAreRead() async throws {
    try await Cabinet.open { cabinet async throws in
      let many = String(repeating: "\"2\",", count: 3_000)
      #expect(await cabinet.patch(cabinet.keeperAddress, ifMatch: many, json: #"{"name":"Bea"}"#).status == 412)
      let conflict = await cabinet.patch(cabinet.keeperAddress, ifMatch: many, json: #"{"name":"Bea"}"#)
      #expect(conflict.body.count < 1_000)
      #expect(
        await cabinet.patch(cabinet.keeperAddress, ifMatch: many + "\"1\"", json: #"{"name":"Bea"}"#).status == 200)
      let preferences = String(repeating: "a=\"b,c\",", count: 2_000) + "handling=lenient"
      #expect(await cabinet.send(.get, "/api/v1/specimens", headers: ["Prefer": preferences]).status == 200)
    }
  }

  private static func twoValues(of form: HeaderForm, _ token: String) -> (String, String) {
    switch form.name {
    case "Authorization": ("Bearer a", "Bearer b")
    case "Content-Type": ("application/json", "application/merge-patch+json")
    case "Min-Position", "Last-Event-ID": (token.prefix(17) + "0", token.prefix(17) + "1")
    case "traceparent":
      (
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b8-01"
      )
    default: ("a", "b")
    }
  }
}
