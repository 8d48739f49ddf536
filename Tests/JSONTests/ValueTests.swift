import JSON
import Testing

@Suite struct ValueTests {
  @Test func `any document is read, in its order, and written back`() throws {
    let text = #"{"someKey":[null,true,1,-2.5,"x",{}],"a":{"b":[]}}"#
    let value = try admit(JSONValue.self, text)
    #expect(
      value
        == .object([
          JSONMember("someKey", .array([.null, .bool(true), .integer(1), .number(-2.5), .string("x"), .object([])])),
          JSONMember("a", .object([JSONMember("b", .array([]))])),
        ]))
    #expect(try written(value) == text)
    #expect(value["a"]?["b"] == .array([]))
    #expect(value["c"] == nil)
  }

  @Test func `minus zero stays a number with its sign`() throws {
    #expect(try written(read(JSONValue.self, "-0")) == "-0.0")
  }

  @Test func `faults can be written as JSON`() throws {
    #expect(
      try written(JSONFault(pointer: "/a", detail: "must be 1")) == #"{"pointer":"/a","detail":"must be 1"}"#)
  }
}
