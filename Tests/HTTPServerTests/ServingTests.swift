import HTTPServer
import HTTPValues
import Synchronization
import TestSupport
import Testing

@Suite struct ServingTests {
  @Test func answersOnOneConnectionAgainAndAgain() async throws {
    try await withServer { port, _ in
      let bodies = await offPool {
        let client = RawClient(port: port)
        return [client.get("/a")?.text, client.post("/b", [1, 2, 3])?.text, client.get("/c?x=1")?.text]
      }
      #expect(bodies == ["GET /a 0", "POST /b 3", "GET /c 0"])
    }
  }

  @Test func answersPipelinedRequestsInOrder() async throws {
    try await withServer { port, _ in
      let bodies = await offPool {
        let client = RawClient(port: port)
        let paths = ["/1", "/hop/2", "/3", "/hop/4", "/5"]
        client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined())
        return paths.map { _ in client.answer()?.text }
      }
      #expect(bodies == ["GET /1 0", "GET /hop/2 0", "GET /3 0", "GET /hop/4 0", "GET /5 0"])
    }
  }

  @Test func handsOverMethodTargetHeadersAndPeer() async throws {
    try await withServer { port, echo in
      _ = await offPool {
        let client = RawClient(port: port)
        client.send(
          "PATCH /a%20b/c?q=1+2 HTTP/1.1\r\nhOsT: test\r\nX-Two: 1\r\nx-two:  2 \r\nContent-Length: 2\r\n\r\nhi")
        return client.answer()
      }
      let request = try #require(echo.requests.withLock { $0.first })
      #expect(request.method == .patch)
      #expect(request.target == "/a%20b/c?q=1+2")
      #expect(request.segments == ["a b", "c"])
      #expect(request.query.map(\.value) == ["1 2"])
      #expect(try request.headers[sentHeader("host")] == "test")
      #expect(try request.headers[sentHeader("X-Two", .list)] == "1, 2")
      #expect(request.body == Array("hi".utf8))
      #expect(request.peer == "127.0.0.1")
    }
  }

  @Test func headHasTheHeadersOfGetAndNoBody() async throws {
    try await withServer { port, _ in
      let (head, next) = await offPool {
        let client = RawClient(port: port)
        return (client.get("/a", method: "HEAD"), client.get("/b"))
      }
      #expect(head?.status == 200)
      #expect(head?.headers["content-length"] == "9")
      #expect(head?.headers["content-type"] == "text/plain")
      #expect(next?.text == "GET /b 0")
    }
  }

  @Test(arguments: [204, 304]) func leavesTheBodyOutWhereHTTPHasNone(status: Int) async throws {
    try await withServer { port, _ in
      let (bodyless, next) = await offPool {
        let client = RawClient(port: port)
        client.send("GET /status/\(status) HTTP/1.1\r\nHost: test\r\n\r\n")
        return (client.answer(bodyless: true), client.get("/b"))
      }
      #expect(bodyless?.status == status)
      #expect(next?.text == "GET /b 0")
    }
  }

  @Test func readsAChunkedBody() async throws {
    try await withServer { port, echo in
      let answer = await offPool {
        let client = RawClient(port: port)
        client.send("POST /a HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n")
        client.send("3\r\nabc\r\n")
        client.send("2;note=x\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n")
        return client.answer()
      }
      #expect(answer?.text == "POST /a 5")
      let request = try #require(echo.requests.withLock { $0.first })
      #expect(request.body == Array("abcde".utf8))
      #expect(try request.headers[sentHeader("X-Trailer")] == nil)
    }
  }

  @Test func saysContinueWhenAsked() async throws {
    try await withServer { port, _ in
      let (interim, final) = await offPool {
        let client = RawClient(port: port)
        client.send("POST /a HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        let interim = client.answer()
        client.send("abc")
        return (interim, client.answer())
      }
      #expect(interim?.status == 100)
      #expect(final?.text == "POST /a 3")
    }
  }

  @Test func anAnswerThatSplitsHeadersBecomesAFault() async throws {
    try await withServer { port, _ in
      let (bad, next) = await offPool {
        let client = RawClient(port: port)
        return (client.get("/bad-header"), client.get("/b"))
      }
      #expect(bad?.status == 500)
      #expect(bad?.text == "response-invalid")
      #expect(next?.text == "GET /b 0")
    }
  }

  @Test func answersManyWhileManyAreSuspended() async throws {
    let count = 500
    try await withServer({ $0.maximumConnections = count + 1 }) { port, echo in
      let answers = Task {
        await withTaskGroup(of: Int?.self) { group in
          for index in 0..<count {
            group.addTask { await offPool { RawClient(port: port).get("/gated/\(index)")?.status } }
          }
          return await group.reduce(into: [Int?]()) { $0.append($1) }
        }
      }
      await echo.gate.untilHeld(count)
      let immediate = await offPool { RawClient(port: port).get("/now")?.status }
      #expect(immediate == 200)
      await echo.gate.open()
      #expect(await answers.value.filter { $0 == 200 }.count == count)
    }
  }

  @Test func survivesAClientThatLeavesItsSuspendedHandler() async throws {
    try await withServer { port, echo in
      for round in 1...20 {
        await offPool {
          let client = RawClient(port: port)
          client.send("GET /gated HTTP/1.1\r\nHost: test\r\n\r\n")
          // Leaves only when the handler runs.
          while echo.requests.withLock({ $0.count }) < round {}
        }
      }
      await echo.gate.untilHeld(20)
      await echo.gate.open()
      let after = await offPool { RawClient(port: port).get("/after")?.text }
      #expect(after == "GET /after 0")
    }
  }
}
