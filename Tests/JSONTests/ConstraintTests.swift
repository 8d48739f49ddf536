import JSON
import Testing

@Suite struct ConstraintTests {
  struct Line: Decodable, JSONConstrained {
    let sku: String
    let ratio: Double?
    static let constraints: JSONConstraints = ["/sku": .text(1...4, of: "A-Z0-9-"), "/ratio": .number(0...1)]
  }

  struct Body: Decodable, JSONConstrained {
    let lines: [Line]
    let stock: [String: Int]
    static let constraints: JSONConstraints = ["/lines": .items(1...2), "/stock/*": .integer(0...9)]
  }

  @Test func `bounds of nested types apply where they stand`() throws {
    let text = #"{"lines":[{"sku":"a","ratio":1.5},{"sku":"ABCDE"},{"sku":"A-1"}],"stock":{"x":10}}"#
    #expect(
      try pointers(Body.self, text) == ["/lines", "/lines/0/sku", "/lines/0/ratio", "/lines/1/sku", "/stock/x"])
    #expect(try pointers(Body.self, #"{"lines":[],"stock":{}}"#) == ["/lines"])
  }

  @Test func `the ends of a bound are inside it`() throws {
    #expect(try refusal(of: Line.self, #"{"sku":"A-Z9","ratio":0}"#) == nil)
    #expect(try refusal(of: Line.self, #"{"sku":"A","ratio":1.0}"#) == nil)
    #expect(try pointers(Line.self, #"{"sku":""}"#) == ["/sku"])
  }

  @Test func `length counts code points, escaped or not`() throws {
    struct Note: Decodable, JSONConstrained {
      let text: String
      static let constraints: JSONConstraints = ["/text": .text(0...2)]
    }
    #expect(try refusal(of: Note.self, #"{"text":"é😀"}"#) == nil)
    #expect(try refusal(of: Note.self, #"{"text":"\u00e9\ud83d\ude00"}"#) == nil)
    #expect(try refusal(of: Note.self, #"{"text":"abc"}"#) != nil)
  }

  @Test func `the trusted path does not look at bounds`() throws {
    #expect(try read(Line.self, #"{"sku":"much too long"}"#).sku == "much too long")
  }

  struct Misspelt: Decodable, JSONConstrained {
    let unitPrice: Int
    static let constraints: JSONConstraints = ["/unitPrice": .integer(0...1)]
  }

  struct WrongKind: Decodable, JSONConstrained {
    let unitPrice: Int
    static let constraints: JSONConstraints = ["/unit_price": .text(0...1)]
  }

  struct WrongPath: Decodable, JSONConstrained {
    let prices: [Int]
    static let constraints: JSONConstraints = ["prices/*": .integer(0...1)]
  }

  private func expectNoSchema<T: Decodable>(_ type: T.Type, at line: SourceLocation = #_sourceLocation) {
    #expect(throws: JSONSchemaFault.self, sourceLocation: line) { try JSONSchema.of(type) }
    #expect(throws: JSONSchemaFault.self, sourceLocation: line) { try admit(type, "{}") }
  }

  @Test func `a bound that has no place in the schema is an error of the program`() {
    expectNoSchema(Misspelt.self)
    expectNoSchema(WrongKind.self)
    expectNoSchema(WrongPath.self)
    expectNoSchema([Misspelt].self)
  }
}
