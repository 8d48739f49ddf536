import HTTPValues
import Testing

@Suite struct ValueTests {
  @Test(arguments: [
    ("/", []), ("/api/v1", ["api", "v1"]), ("/api/", ["api", ""]), ("//a", ["", "a"]), ("/a%20b/%C3%A9", ["a b", "é"]),
    ("/a+b", ["a+b"]), ("/...", ["..."]), ("/a;b=c,d:e@f", ["a;b=c,d:e@f"]), ("/%25", ["%"]),
  ]) func takesThePathApart(target: String, segments: [String]) {
    let request = HTTPRequest(method: .get, target: target)
    #expect(request?.segments == segments)
    #expect(request?.path == target)
    #expect(request?.target == target)
  }

  @Test func takesTheQueryApart() throws {
    let request = try #require(HTTPRequest(method: .get, target: "/a?b=1&c=x+y%2Bz&b=%C3%A9&&d&=e&f=a=b?/"))
    #expect(request.path == "/a")
    #expect(request.query.map(\.name) == ["b", "c", "b", "d", "", "f"])
    #expect(request.query.map(\.value) == ["1", "x y+z", "é", "", "e", "a=b?/"])
    #expect(HTTPRequest(method: .get, target: "/a?")?.query.isEmpty == true)
  }

  @Test(arguments: [
    "", "a", "*", "http://host/a", "?a", "/a b", "/a#b", "/a\\b", "/é", "/%", "/%2", "/%zz", "/%00", "/%0A", "/%7F",
    "/%C2%80", "/%C0%AF", "/%FF", "/a%2Fb", "/a%2fb", "/.", "/..", "/a/../b", "/%2e", "/.%2E/a", "/a?b=%00", "/a?b=%FF",
    "/a?b=%0d%0a", "/a?b=%", "/a?b=c d", "/a?b=\u{1}", "/a?#", "/\"", "/a\u{0}",
  ]) func refusesWhatIsNoPlainTarget(target: String) {
    #expect(HTTPRequest(method: .get, target: target) == nil)
  }

  @Test func headersIgnoreCaseAndKeepOrder() {
    var headers: HTTPHeaders = ["Content-Type": "text/plain", "Set-Cookie": "a"]
    headers.add("set-cookie", "b")
    headers.add("X", "1")
    #expect(headers["content-TYPE"] == "text/plain")
    #expect(headers.all("SET-COOKIE") == ["a", "b"])
    #expect(headers["missing"] == nil)
    headers["SET-cookie"] = "c"
    #expect(headers.pairs.map(\.name) == ["Content-Type", "Set-Cookie", "X"])
    #expect(headers.all("Set-Cookie") == ["c"])
    headers["x"] = nil
    headers["Y"] = "2"
    #expect(headers == ["Content-Type": "text/plain", "Set-Cookie": "c", "Y": "2"])
    #expect(headers["conteNt-type"] == headers["Content-Type"])
  }
}
