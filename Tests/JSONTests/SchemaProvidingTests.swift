import JSON
import Testing

/// Types whose `init(from:)` refuses some values.
@Suite struct SchemaProvidingTests {
  struct Country: Decodable, Equatable, JSONSchemaProviding {
    let code: String

    static let jsonSchema = JSONSchema.string(JSONText(2...2, of: .capitals))
    static let jsonExample = Country(code: "GB")

    init(code: String) { self.code = code }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      code = try container.decode(String.self)
      guard code != "XX" else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "must be a country")
      }
    }
  }

  struct Body: Decodable { let homeCountry: Country, others: [Country]? }

  struct Picky: Decodable {
    init(from decoder: any Decoder) throws {
      guard try !decoder.singleValueContainer().decode(String.self).isEmpty else { throw Refused() }
    }
    struct Refused: Error {}
  }

  final class Node: Decodable { let next: Node? }

  @Test func `a type may say its form itself`() throws {
    #expect(try pointers(Body.self, #"{"home_country":"gb","others":["GBR","FR"]}"#) == ["/home_country", "/others/0"])
    #expect(try admit(Body.self, #"{"home_country":"GB"}"#).homeCountry == Country(code: "GB"))
  }

  @Test func `what only its init refuses has a pointer too`() throws {
    let refused = try refusal(of: Body.self, #"{"home_country":"GB","others":["GB","XX"]}"#)
    #expect(refused?.faults == [JSONFault(pointer: "/others/1", detail: "must be a country")])
    #expect(refused?.isSyntax == false)
  }

  @Test func `a type that refuses the stand-in has no schema, and says so`() {
    let fault = #expect(throws: JSONSchemaFault.self) { try JSONSchema.of([Picky].self) }
    #expect(fault?.type == "SchemaProvidingTests.Picky")
  }

  @Test func `a type that holds itself has no schema`() {
    #expect(throws: JSONSchemaFault.self) { try admit(Node.self, "{}") }
  }
}
