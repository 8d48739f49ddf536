import JSON
import Testing

@Suite struct DuplicateTests {
  @Test(arguments: [
    (#"{"a":1,"a":1}"#, "/a"), (#"{"x":{"b":1,"c":[{}],"b":2}}"#, "/x/b"), (#"{"a":1,"\u0061":2}"#, "/a"),
    (#"{"\u0061":1,"a":2}"#, "/a"), (#"[{"":1,"":2}]"#, "/0/"), (#"{"a/b":1,"a/b":2}"#, "/a~1b"),
  ]) func `a name that stands twice is a fault of syntax with its pointer`(_ text: String, _ pointer: String) throws {
    let refused = try #require(try refusal(of: JSONValue.self, text))
    #expect(refused.isSyntax)
    #expect(refused.faults == [JSONFault(pointer: pointer, detail: "stands more than once in its object")])
  }

  @Test(arguments: [2, 31, 32, 33, 34, 500]) func `it is found in objects of any length`(_ count: Int) throws {
    var names = (0..<count).map { "name_\($0)" }
    func text() -> String { "{" + names.map { "\"\($0)\":[1,{}]" }.joined(separator: ",") + "}" }
    #expect(try refusal(of: JSONValue.self, text()) == nil)
    names[count - 1] = names[count / 2 - 1]
    #expect(try pointers(JSONValue.self, text()) == ["/\(names[count - 1])"])
  }

  @Test func `names are compared by their bytes`() throws {
    #expect(try refusal(of: JSONValue.self, "{\"é\":1,\"e\u{301}\":2}") == nil)
  }

  @Test func `the same name in two objects is no duplicate`() throws {
    #expect(try refusal(of: JSONValue.self, #"[{"a":{"a":1}},{"a":2}]"#) == nil)
  }
}
