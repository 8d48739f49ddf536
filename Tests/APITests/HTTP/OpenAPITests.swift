import API
import Composition
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct OpenAPITests {

  private func document() throws -> JSONValue {
    try JSON.decode(JSONValue.self, from: OpenAPIDocument(FeatureSet(Feature.all).routes).bytes)
  }

  @Test func everyRouteIsInItOnce() throws {
    let paths = try #require(try document()["paths"]?.members)
    let told = paths.flatMap { path in path.value.members.map { "\($0.name) \(path.name)" } }
    let routes = (try FeatureSet(Feature.all).routes + [FrameRoutes.described]).flatMap(\.routes)
    #expect(Set(told) == Set(routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" }))
    #expect(told.count == routes.count)
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let document = try document()
    let names = Set(try #require(document["components"]?["schemas"]?.members).map(\.name))
    let references = Self.references(in: document)
    #expect(references.count > 20)
    for reference in references { #expect(names.contains(String(reference.dropFirst("#/components/schemas/".count)))) }
  }

  @Test func operationsHaveNamesOfTheirOwn() throws {
    let paths = try #require(try document()["paths"]?.members)
    let names = paths.flatMap { $0.value.members.compactMap { $0.value["operationId"] } }
    #expect(Set(names).count == names.count)
  }

  @Test func aBodyAdmitsNoOtherFieldsAndNullForWhatIsOptional() throws {
    let body = try #require(
      try document()["paths"]?["/api/v1/orders"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"])
    #expect(body["$ref"] == .string("#/components/schemas/CreateOrderEndpoint.Body"))
    let schema = try #require(try document()["components"]?["schemas"]?["CreateOrderEndpoint.Body"])
    #expect(schema["additionalProperties"] == .bool(false))
    #expect(schema["required"] == .array([.string("customer_id"), .string("currency"), .string("items")]))
    #expect(schema["properties"]?["placed_at"]?["anyOf"]?.elements.last?["type"] == .string("null"))
  }

  @Test func isServedToThisMachineAlone() async throws {
    try await Shop.open { shop async throws in
      let application = try shop.service.application(for: nil)
      for (peer, status) in [("127.0.0.1", 200), ("10.0.0.7", 404)] {
        let request = try #require(HTTPRequest(method: .get, target: "/openapi.json", peer: peer))
        #expect(await application.respond(to: request).status == status, "\(peer)")
      }
      let served = await shop.send(.get, "/openapi.json")
      #expect(served.headers["Content-Type"] == "application/json")
      #expect(try served.body == OpenAPIDocument(FeatureSet(Feature.all).routes).bytes)
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
