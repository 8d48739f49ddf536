import API
import Composition
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct OpenAPITests {
  private func document() throws -> JSONValue {
    try JSON.decode(JSONValue.self, from: OpenAPIDocument(FeatureSet(Feature.every).routes).bytes)
  }

  @Test func everyRouteIsInItOnce() throws {
    let paths = try #require(try document()["paths"]?.members)
    let told = paths.flatMap { path in path.value.members.map { "\($0.name) \(path.name)" } }
    let routes = (try FeatureSet(Feature.every).routes + [FrameRoutes.described]).flatMap(\.routes)
    #expect(Set(told) == Set(routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" }))
    #expect(told.count == routes.count)
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let document = try document()
    let names = Set(try #require(document["components"]?["schemas"]?.members).map(\.name))
    let references = Self.references(in: document)
    #expect(references.count > 15)
    for reference in references { #expect(names.contains(String(reference.dropFirst("#/components/schemas/".count)))) }
  }

  @Test func operationsHaveNamesOfTheirOwn() throws {
    let paths = try #require(try document()["paths"]?.members)
    let names = paths.flatMap { $0.value.members.compactMap { $0.value["operationId"] } }
    #expect(Set(names).count == names.count)
  }

  @Test func aBodyAdmitsItsFieldsAndNoOthers() throws {
    let body = try #require(
      try document()["paths"]?["/api/v1/specimens"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
    )
    #expect(body["$ref"] == .string("#/components/schemas/SpecimenRoutes.SpecimenBody"))
    let schema = try #require(try document()["components"]?["schemas"]?["SpecimenRoutes.SpecimenBody"])
    #expect(schema["additionalProperties"] == .bool(false))
    #expect(schema["required"] == .array([.string("keeper_id"), .string("label"), .string("count")]))
  }

  @Test func everyBodyAdmitsItsFieldsAndNoOthersAndNullForWhatIsOptional() throws {
    let document = try document()
    var bodies = 0
    for route in Feature.every.flatMap(\.routes) {
      guard let body = route.body, case .object(_, let properties) = try body.source.schema() else { continue }
      let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
      let content = operation?["requestBody"]?["content"]?[body.mediaType]?["schema"]
      guard case .string(let reference)? = content?["$ref"] else {
        Issue.record("\(route.method) \(route.path) has no body")
        continue
      }
      let name = String(reference.dropFirst("#/components/schemas/".count))
      let schema = try #require(document["components"]?["schemas"]?[name])
      #expect(schema["additionalProperties"] == .bool(false), "\(name)")
      #expect(schema["properties"]?.members.map(\.name) == properties.map(\.name), "\(name)")
      let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
      #expect((schema["required"]?.elements ?? []) == required, "\(name)")
      for property in properties where !property.isRequired {
        let choices = schema["properties"]?[property.name]?["anyOf"]?.elements
        #expect(choices?.last?["type"] == .string("null"), "\(name) \(property.name)")
      }
      bodies += 1
    }
    #expect(bodies >= 4)
  }

  @Test func isServedAsItIsPrinted() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let served = await cabinet.send(.get, "/openapi.json")
      #expect(served.headers["Content-Type"] == "application/json")
      #expect(try served.body == OpenAPIDocument(FeatureSet(Feature.every).routes).bytes)
    }
  }

  private static func references(in value: JSONValue) -> [String] {
    switch value {
    case .array(let elements): elements.flatMap(references)
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.name == "$ref", case .string(let text) = member.value { return [text] }
        return references(in: member.value)
      }
    default: []
    }
  }
}
