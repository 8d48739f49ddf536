import JSON
import Testing

@Suite struct StringTests {
  @Test(arguments: [
    #""\u0000""#, #""a\u0000b""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\ud800x""#,
    #""\ud83d\ude"#, #""\x41""#, #""\'""#, #""\u12""#, #""\u12G4""#, #""\U0041""#, #""\"#, #""abc"#, #""abc\""#,
    #"'abc'"#,
  ]) func `NUL, lone surrogates and unknown escapes are refused`(_ text: String) throws {
    #expect(try refusal(of: String.self, text)?.isSyntax == true)
    #expect(try refusal(of: JSONValue.self, "{\(text):1}")?.isSyntax == true)
  }

  @Test(arguments: 0..<0x20) func `a raw control character is refused`(_ byte: UInt8) throws {
    #expect(try refusal(of: String.self, [0x22, 0x61, byte, 0x22])?.isSyntax == true)
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]]) func `bytes that are no UTF-8 are refused`(_ bytes: [UInt8]) throws
  {
    #expect(try refusal(of: String.self, [0x22] + bytes + [0x22])?.isSyntax == true)
    #expect(try refusal(of: String.self, Array("\"0123456789".utf8) + bytes + [0x22])?.isSyntax == true)
    #expect(try refusal(of: String.self, [0x22] + bytes)?.isSyntax == true)
  }

  @Test func `bytes that are no UTF-8 are refused outside of strings`() throws {
    #expect(try refusal(of: JSONValue.self, [0x5B, 0xC3, 0xA9, 0x5D])?.isSyntax == true)
    #expect(try refusal(of: JSONValue.self, [0x00])?.isSyntax == true)
    #expect(try refusal(of: JSONValue.self, [0x31, 0x00])?.isSyntax == true)
  }

  @Test func `every escape means its character`() throws {
    #expect(try read(String.self, #""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\uDE00""#) == "\"\\/\u{8}\u{c}\n\r\tAé€😀")
  }

  @Test(arguments: ["", "é", "\u{80}\u{7ff}\u{800}\u{d7ff}\u{e000}\u{ffff}\u{10000}\u{10ffff}", "e\u{301}", "\u{FEFF}"])
  func `every other character is taken as it is`(_ text: String) throws {
    #expect(try Array(read(String.self, "\"\(text)\"").utf8) == Array(text.utf8))
  }

  @Test(arguments: ["1", "null", "true", "[]", "{}"]) func `nothing else is a string`(_ text: String) throws {
    #expect(try refusal(of: String.self, text)?.faults == [JSONFault(pointer: "", detail: "must be a string")])
  }
}
