import HTTPValues
import Testing

/// Values of headers by their grammars.
@Suite struct HeaderValueTests {
  private func headers(_ pairs: (String, String)...) throws -> RequestHeaders {
    try #require(HTTPRequest(method: .get, target: "/", headers: HTTPHeaders(pairs))).headers
  }

  @Test func aHeaderThatMayStandOnceSaysOneThing() throws {
    let once = sentHeader("X-One")
    #expect(try headers(("X-Two", "a"))[once] == nil)
    #expect(try headers(("x-one", "a"), ("X-Two", "b"))[once] == "a")
    #expect(try headers(("x-one", "a"), ("X-Two", "b"), ("X-ONE", "a"))[once] == "a")
    for second in ["b", "A", "", "a,a"] {
      #expect(throws: HeaderFault.self) { try headers(("x-one", "a"), ("X-ONE", second))[once] }
      #expect(throws: HeaderFault.self) { try headers(("x-one", "a"), ("X-ONE", second)).check([once.form]) }
    }
    try headers(("x-one", "a"), ("X-Two", "a"), ("X-Two", "b")).check([once.form])
  }

  @Test func theLinesOfAListAreOne() throws {
    let list = sentHeader("X-List", .list)
    let sent = try headers(("x-list", "a, b"), ("X-Two", "b"), ("X-LIST", "c"), ("x-list", ""))
    #expect(try sent[list] == "a, b, c, ")
    try sent.check([list.form])
  }

  @Test func aValueOfAnotherFormIsAFaultThatSaysWhatWouldDo() throws {
    let number = RequestHeader(HeaderForm("X-Number", .once, note: ""), of: "a number") { Int($0) }
    #expect(try headers(("X-Number", "7"))[number] == 7)
    let fault = #expect(throws: HeaderFault.self) { try headers(("x-number", "x"))[number] }
    #expect(fault == HeaderFault("X-Number", "must be a number"))
  }

  @Test func readsEntityTags() {
    #expect(EntityTags("*") == .any)
    let tags = [EntityTag("\"a\""), EntityTag("\"b,c\"", isWeak: true), EntityTag("\"\"")]
    #expect(EntityTags("\"a\" ,\tW/\"b,c\",, \"\" ,") == .these(tags))
    #expect(EntityTags("") == .these([]))
    // A backslash escapes nothing in a tag.
    #expect(EntityTags(#""a\","b""#) == .these([EntityTag(#""a\""#), EntityTag("\"b\"")]))
    for text in [
      "a", "\"a", "a\"", "\"a\"b", "\"a b\"", "W/a", "w/\"a\"", "W/ \"a\"", "*,\"a\"", "\"a\" \"b\"", "\"\u{7F}\"",
    ] {
      #expect(EntityTags(text) == nil, "\(text)")
    }
  }

  @Test func readsCredentials() throws {
    #expect(Credentials("Bearer abc")?.scheme == "bearer")
    #expect(Credentials("bearer  a-._~+/b==")?.token == "a-._~+/b==")
    for text in [
      "", "Bearer", "Bearer ", "Bearer =", "Bearer a b", "Bearer a=b", "Bearer a,Bearer b", "Digest a=\"b\"",
      "Bearer\ta",
    ] {
      #expect(Credentials(text) == nil, "\(text)")
    }
  }

  /// Read back, it is the text again, whatever stands in it.
  @Test(arguments: ["", "a+b", "a b", "é", "a/b?c=d&e#f%41", "<>\"';,", "-._~AZaz09"])
  func whatIsEncodedIsReadBack(_ text: String) throws {
    let request = try #require(HTTPRequest(method: .get, target: "/?\(text.percentEncoded)=\(text.percentEncoded)"))
    #expect(request.query.map(\.name) == [text] && request.query.map(\.value) == [text])
    #expect(text.percentEncoded.utf8.allSatisfy { isTokenByte($0) })
  }
}
