import JSON
import Testing

@Suite struct CanonicalTests {
  private func canonical(_ text: String) throws -> String {
    String(decoding: try JSON.canonical(Array(text.utf8)), as: UTF8.self)
  }

  @Test func `keys are sorted at every depth and white space goes`() throws {
    #expect(
      try canonical(#" { "b" : [ { "d":1 , "c":2 } , null ] , "a" : true , "aa":{} } "#)
        == #"{"a":true,"aa":{},"b":[{"c":2,"d":1},null]}"#)
  }

  @Test func `a string has one spelling`() throws {
    #expect(try canonical(#"{"\u0062":"\u0041\/\ud83d\ude00\n","a":"A/😀\u000a"}"#) == #"{"a":"A/😀\n","b":"A/😀\n"}"#)
  }

  @Test func `numbers keep the spelling they have`() throws {
    #expect(
      try canonical("[1, 1.0, 1e0, -0, 123456789012345678901234567890]")
        == "[1,1.0,1e0,-0,123456789012345678901234567890]")
  }

  @Test func `a canonical document is its own canonical form`() throws {
    let once = try canonical(#"{"z":[1,"\t\""],"é":{"y":0,"x":0},"":""}"#)
    #expect(try canonical(once) == once)
  }
}
