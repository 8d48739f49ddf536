import API
import Composition
import HTTPValues
import JSON
import TestSupport
import Testing

/// Whatever is sent, what is taken in and what is answered have a bound.
@Suite struct BoundTests {
  /// One character of 40 kB; a few marks more than the door lets through.
  private static let huge = "a" + String(repeating: "\u{301}", count: 20_000)

  /// In every feature: a text that nobody bounded would be taken in whole.
  @Test func noTextOfAnyBodyIsWithoutABound() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      var texts = 0
      for route in Feature.every.flatMap(\.routes) {
        guard let body = route.body else { continue }
        let full = try body.source.schema().fullExample
        for path in full.texts {
          let sent = String(decoding: try JSON.encode(full.setting(path[...], .string(Self.huge))), as: UTF8.self)
          let request = RouteTable.request(for: route, body: sent)
          let answer = await cabinet.send(route.method, request.target, headers: request.headers, json: sent)
          #expect(answer.status == 422, "\(route.path) \(path)")
          #expect(try answer.pointers.contains("/" + path.joined(separator: "/")), "\(route.path)")
          #expect(answer.body.count < 4096)
          texts += 1
        }
      }
      #expect(texts > 3)
    }
  }

  @Test func theDocumentTellsTheBoundInCharactersAndInBytes() throws {
    let document = try JSON.decode(JSONValue.self, from: OpenAPIDocument(FeatureSet(Feature.every).routes).bytes)
    let name = document["components"]?["schemas"]?["SpecimenRoutes.NameBody"]?["properties"]?["name"]
    #expect(name?["maxLength"] == .integer(10_000))
    #expect(name?["x-max-utf8-bytes"] == .integer(40_000))
    let id = document["paths"]?["/api/v1/admin/projections/{name}/pause"]?["post"]?["parameters"]?.elements.first
    #expect(id?["schema"]?["maxLength"] == .integer(64))
    #expect(id?["schema"]?["x-max-utf8-bytes"] == .integer(256))
  }

  @Test func ofManyUnknownFieldsAHundredAreToldAndTheOthersCounted() async throws {
    try await Cabinet.open { cabinet async throws in
      let fields = (0..<10_000).map { "\"field_\($0)\":1" }.joined(separator: ",")
      let answer = await cabinet.send(.post, "/api/v1/keepers", json: "{\"name\":\"Bea\",\(fields)}")
      #expect(answer.status == 422)
      #expect(try answer.pointers.count == 100)
      #expect(try answer.integer("more_errors") == 9_900)
      #expect(answer.body.count < 16_384)
    }
  }

  @Test func ofManyUnknownParametersToo() async throws {
    try await Cabinet.open { cabinet async throws in
      for (target, count) in [("/api/v1/specimens", 100_000), ("/api/v1/specimens", 101), ("/health/live", 1_000)] {
        let answer = await cabinet.send(.get, "\(target)?" + (0..<count).map { "p\($0)" }.joined(separator: "&"))
        #expect(answer.status == 400)
        #expect(try answer.pointers.count == 100)
        #expect(try answer.integer("more_errors") == count - 100)
        #expect(answer.body.count < 32_768)
      }
    }
  }

  @Test func aParameterThatStandsManyTimesIsToldSoAsOften() async throws {
    try await Cabinet.open { cabinet async throws in
      let query = Array(repeating: "limit=1", count: 500).joined(separator: "&")
      let answer = await cabinet.send(.get, "/api/v1/specimens?\(query)")
      #expect(answer.status == 400)
      #expect(try answer.integer("more_errors") == 399)
    }
  }

  @Test func whereAllFaultsAreToldNothingIsCounted() async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.get, "/api/v1/specimens?a=1&b=2")
      #expect(try answer.pointers.count == 2)
      #expect(try answer.json["more_errors"] == nil)
    }
  }
}

extension JSONSchema {
  /// A value of this form with all that may be left out, and one element in each list.
  fileprivate var fullExample: JSONValue {
    switch self {
    case .nullable(let inner): inner.fullExample
    case .array(let element, _): .array([element.fullExample])
    case .object(_, let properties): .object(properties.map { JSONMember($0.name, $0.schema.fullExample) })
    default: example
    }
  }
}

extension JSONValue {
  /// Where its strings are.
  fileprivate var texts: [[String]] {
    switch self {
    case .string: [[]]
    case .array(let elements):
      elements.enumerated().flatMap { index, element in element.texts.map { ["\(index)"] + $0 } }
    case .object(let members): members.flatMap { member in member.value.texts.map { [member.name] + $0 } }
    default: []
    }
  }

  fileprivate func setting(_ path: ArraySlice<String>, _ value: JSONValue) -> JSONValue {
    guard let step = path.first else { return value }
    return switch self {
    case .array(let elements):
      .array(elements.enumerated().map { "\($0)" == step ? $1.setting(path.dropFirst(), value) : $1 })
    case .object(let members):
      .object(
        members.map {
          $0.name == step ? JSONMember($0.name, $0.value.setting(path.dropFirst(), value)) : $0
        })
    default: self
    }
  }
}
