import API
import Composition
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct OrderDocumentTests {
  private func document() throws -> JSONValue {
    try JSON.decode(JSONValue.self, from: OpenAPIDocument(FeatureSet(Feature.all).routes).bytes)
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
}
