import HTTPValues
import JSON
import TestSupport
import Testing

/// What headers say of a body.
@Suite struct ContentTests {
  private static let typesInUTF8 = [
    "application/json", "Application/JSON", "application/json; charset=utf-8", "application/json;charset=UTF-8",
    #"application/json ; charset="utf-8""#, "application/json;", "application/json; ; x=y", "application/json\t;\tx=y",
    #"application/json; x="a;charset=latin1\"""#, #"application/json; charset="utf\-8""#,
  ]

  @Test func jsonInUTF8IsRead() async throws {
    try await Cabinet.open { cabinet async throws in
      for type in Self.typesInUTF8 {
        #expect(await cabinet.collect(headers: ["Content-Type": type]).status == 201, "\(type)")
      }
    }
  }

  private static let otherTypes = [
    "application/json; charset=latin1", "application/json; charset=utf-16", "application/json; charset=us-ascii",
    "application/json; charset=", "application/json; charset=utf-8; charset=latin1", "application/json; x",
    "application/json; charset=utf-8; CHARSET=utf-8", "application/json; charset = utf-8", #"application/json; x="a"#,
    "application/json charset=utf-8", "application/json, application/json", "application /json", "application/",
    "/json", "json", "*/*", "application/json; charset=utf-8, text/plain",
  ]

  @Test func anythingElseIs415() async throws {
    try await Cabinet.open { cabinet async throws in
      for type in Self.otherTypes {
        let before = cabinet.service.head
        // With a key the body is looked at for its fingerprint, too.
        for key in [nil, "k"] {
          var headers: HTTPHeaders = ["Content-Type": type]
          headers["Idempotency-Key"] = key
          let answer = await cabinet.collect(headers: headers)
          #expect(answer.status == 415, "\(type)")
          #expect(answer.problem == "unsupported-media-type")
        }
        #expect(cabinet.service.head == before)
      }
    }
  }

  @Test func aMergePatchMayNameItsEncoding() async throws {
    try await Cabinet.open { cabinet async throws in
      for (charset, status) in [("utf-8", 200), ("latin1", 415)] {
        let headers: HTTPHeaders = [
          "Content-Type": "application/merge-patch+json; charset=\(charset)", "If-Match": "*",
        ]
        let answer = await cabinet.send(.patch, cabinet.keeperAddress, headers: headers, json: #"{"name":"Bea"}"#)
        #expect(answer.status == status)
      }
    }
  }

  @Test(arguments: ["identity", "", "Identity, identity"]) func aBodyAsItIsIsRead(_ encoding: String) async throws {
    try await Cabinet.open { cabinet async throws in
      #expect(await cabinet.collect(headers: ["Content-Encoding": encoding]).status == 201)
    }
  }

  @Test(arguments: ["gzip", "identity, gzip", "GZIP", "br, identity"])
  func anEncodedBodyIs415AndSaysWhatIsTaken(_ encoding: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.collect(headers: ["Content-Encoding": encoding, "Idempotency-Key": "k"])
      #expect(answer.status == 415)
      #expect(answer.problem == "content-encoding-unsupported")
      #expect(answer.headers["Accept-Encoding"] == "identity")
      var lines: HTTPHeaders = ["Content-Encoding": "identity"]
      lines.add("content-encoding", encoding)
      #expect(await cabinet.collect(headers: lines).problem == "content-encoding-unsupported")
    }
  }

  @Test func aPartOfABodyOrAnEncodingThatIsNoneIs400() async throws {
    try await Cabinet.open { cabinet async throws in
      for (name, value) in [("Content-Range", "bytes 0-4/9"), ("Content-Encoding", "gzip;q=1")] {
        let answer = await cabinet.collect(headers: HTTPHeaders([(name, value)]))
        #expect(answer.status == 400)
        #expect(try answer.pointers == ["header:\(name)"])
      }
    }
  }

  /// Of a body that is not there they say nothing.
  @Test func withoutABodyTheyAreLetBe() async throws {
    try await Cabinet.open { cabinet async throws in
      let headers: HTTPHeaders = ["Content-Type": "text/plain", "Content-Encoding": "gzip"]
      let pause = "/api/v1/admin/projections/specimen_list/pause"
      #expect(await cabinet.send(.post, pause, headers: headers).status == 202)
      #expect(await cabinet.send(.post, pause, headers: headers, json: "{}").status == 415)
    }
  }
}
