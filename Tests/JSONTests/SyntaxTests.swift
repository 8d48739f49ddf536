import JSON
import Testing

@Suite struct SyntaxTests {
  @Test(arguments: [
    "", " ", "\u{FEFF}{}", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"", "{\"a\":", "{\"a\":1",
    "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{} {}", "[]]",
    "1 2", "null x", "// c\n1", "/* c */1", "1 # c", "nul", "True", "nULL", "undefined", "NaN", "Infinity", "-Infinity",
    "\u{00A0}1", "\u{0B}1",
  ]) func `what RFC 8259 does not allow is a fault of syntax`(_ text: String) throws {
    let refused = try #require(try refusal(of: JSONValue.self, text))
    #expect(refused.isSyntax)
    #expect(refused.faults.count == 1)
  }

  @Test(arguments: ["1", "\"a\"", "true", "null", " [ ] ", "\t\r\n{ \"a\" : [ 1 , 2 ] }\n"])
  func `scalars and white space are fine`(_ text: String) throws {
    #expect(try refusal(of: JSONValue.self, text) == nil)
  }

  @Test func `the trusted path is as strict about syntax`() {
    #expect(throws: JSONFaults.self) { try read(JSONValue.self, "[1,]") }
    #expect(throws: JSONFaults.self) { try JSON.canonical(Array("[1,]".utf8)) }
  }

  @Test(arguments: [
    ("{\"a\":[1,{\"b\":x}]}", "/a/1/b"), ("[1,]", "/1"), ("[[],[1,2", "/1/2"), ("{\"a\":1,}", ""),
    ("{\"a\":{\"b\":1}", ""),
    ("{\"a\":", "/a"), ("{\"a\":1 \"b\"", ""), ("[] x", ""), ("{} x", ""), ("[0,{\"a\":[]},tru]", "/2"), ("", ""),
  ]) func `a fault of syntax says where it is`(_ text: String, _ pointer: String) throws {
    #expect(try pointers(JSONValue.self, text) == [pointer])
  }

  @Test func `a fault of syntax says the byte`() throws {
    let refused = try refusal(of: JSONValue.self, "[1;2]")
    #expect(refused?.faults.first?.detail == "is not JSON at byte 2: a comma or ] was expected")
  }

  @Test func `nesting ends at 32`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try refusal(of: JSONValue.self, nested(32)) == nil)
    let refused = try #require(try refusal(of: JSONValue.self, nested(33)))
    #expect(refused.isSyntax)
    #expect(refused.faults[0].pointer == String(repeating: "/0", count: 32))
    #expect(try refusal(of: JSONValue.self, String(repeating: "[", count: 200_000))?.isSyntax == true)
    #expect(try refusal(of: JSONValue.self, String(repeating: "{\"a\":", count: 200_000))?.isSyntax == true)
  }
}
