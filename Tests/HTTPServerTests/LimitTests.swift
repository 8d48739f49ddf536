import HTTPServer
import HTTPValues
import Synchronization
import TestSupport
import Testing

@Suite struct LimitTests {
  @Test func takesABodyAtTheLimitAndRefusesOneByteMore() async throws {
    try await withServer({ $0.maximumBodyBytes = 5000 }) { port, _ in
      let (atLimit, beyond) = await offPool {
        let client = RawClient(port: port)
        return (
          client.post("/a", [UInt8](repeating: 7, count: 5000)), client.post("/b", [UInt8](repeating: 7, count: 5001))
        )
      }
      #expect(atLimit?.text == "POST /a 5000")
      #expect(beyond?.status == 413)
      #expect(beyond?.text == "body-too-large")
    }
  }

  /// Closing with unread bytes would reset the connection, and the answer may be lost with it.
  @Test func readsOnForAWhileAfterARefusal() async throws {
    try await withServer { port, _ in
      let (wasTaken, answer, isClosed) = await offPool {
        let client = RawClient(port: port)
        let count = 4 << 20
        client.send("POST /b HTTP/1.1\r\nHost: test\r\nContent-Length: \(count)\r\n\r\n")
        let wasTaken = client.send([UInt8](repeating: 7, count: count))
        return (wasTaken, client.answer(), client.isClosed())
      }
      #expect(wasTaken)
      #expect(answer?.text == "body-too-large")
      #expect(isClosed)
    }
  }

  @Test func refusesBeforeTheBodyWhenAskedToContinue() async throws {
    try await withServer({ $0.maximumBodyBytes = 10 }) { port, _ in
      let answer = await offPool {
        let client = RawClient(port: port)
        client.send("POST /a HTTP/1.1\r\nHost: test\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n")
        return client.answer()
      }
      #expect(answer?.status == 413)
    }
  }

  @Test func countsAChunkedBodyWhileItComes() async throws {
    try await withServer({ $0.maximumBodyBytes = 10 }) { port, echo in
      let (atLimit, beyond) = await offPool {
        let head = "POST /a HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
        let client = RawClient(port: port)
        client.send(head + "5\r\nabcde\r\n5\r\nabcde\r\n0\r\n\r\n")
        let atLimit = client.answer()
        // It does not end: the answer comes all the same.
        client.send(head + "5\r\nabcde\r\n6\r\nabcdef\r\n")
        return (atLimit, client.answer())
      }
      #expect(atLimit?.text == "POST /a 10")
      #expect(beyond?.text == "body-too-large")
      #expect(echo.requests.withLock { $0.count } == 1)
    }
  }

  @Test(
    arguments: [
      (target: "/" + String(repeating: "a", count: 2047), fields: "", status: 200, code: nil),
      (target: "/" + String(repeating: "a", count: 2048), fields: "", status: 414, code: "target-too-long"),
      (target: "/?" + String(repeating: "a&", count: 1020), fields: "", status: 200, code: nil),
      (target: "/", fields: "X: " + String(repeating: "b", count: 16_000) + "\r\n", status: 200, code: nil),
      (
        target: "/", fields: "X: " + String(repeating: "b", count: 17_000) + "\r\n", status: 431,
        code: "headers-too-large"
      ),
      (target: "/", fields: String(repeating: "X: b\r\n", count: 99), status: 200, code: nil),
      (target: "/", fields: String(repeating: "X: b\r\n", count: 100), status: 431, code: "headers-too-large"),
      // They don't even fit into the connection's memory.
      (target: "/" + String(repeating: "a", count: 100_000), fields: "", status: 414, code: "target-too-long"),
      (
        target: "/", fields: "X: " + String(repeating: "b", count: 100_000) + "\r\n", status: 431,
        code: "headers-too-large"
      ),
      (
        target: "/", fields: String(repeating: "X-A: b\r\n", count: 40_000), status: 431, code: "headers-too-large"
      ),
    ] as [(target: String, fields: String, status: Int, code: String?)])
  func limitsTargetAndHeader(target: String, fields: String, status: Int, code: String?) async throws {
    try await withServer { port, _ in
      let answer = await offPool {
        let client = RawClient(port: port)
        client.send("GET \(target) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
        return client.answer()
      }
      #expect(answer?.status == status)
      if let code { #expect(answer?.text == code) }
    }
  }

  @Test func readsALargeHeaderThatComesInPieces() async throws {
    try await withServer { port, echo in
      let answer = await offPool {
        let client = RawClient(port: port)
        let fields = (0..<28).map { "X-\($0): " + String(repeating: "v", count: 500) + "\r\n" }.joined()
        let text = Array("POST /a HTTP/1.1\r\nHost: test\r\n\(fields)Content-Length: 3\r\n\r\nabc".utf8)
        for start in stride(from: 0, to: text.count, by: 61) {
          client.send(Array(text[start..<min(start + 61, text.count)]))
        }
        return client.answer()
      }
      #expect(answer?.text == "POST /a 3")
      let request = try #require(echo.requests.withLock { $0.first })
      #expect(try request.headers[sentHeader("X-27")]?.count == 500)
    }
  }

  @Test func closesAHeaderThatComesTooSlowly() async throws {
    try await withServer({ $0.headerTimeout = 0.2 }) { port, echo in
      let (closed, alsoClosed) = await offPool {
        let silent = RawClient(port: port)
        let slow = RawClient(port: port)
        slow.send("GET / HTTP/1.1\r\nHost: test\r\n")
        return (silent.isClosed(), slow.isClosed(whileSending: "X-A: b\r\n", atMost: 90))
      }
      #expect(closed && alsoClosed)
      #expect(echo.requests.withLock { $0.isEmpty })
    }
  }

  @Test func closesABodyThatComesTooSlowly() async throws {
    try await withServer({ $0.bodyTimeout = 0.2 }) { port, echo in
      let isClosed = await offPool {
        let client = RawClient(port: port)
        client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n")
        return client.isClosed(whileSending: "1\r\na\r\n", atMost: 90)
      }
      #expect(isClosed)
      #expect(echo.requests.withLock { $0.isEmpty })
    }
  }

  @Test func closesAnIdleConnection() async throws {
    try await withServer({ $0.idleTimeout = 0.2 }) { port, _ in
      let (answer, isClosed) = await offPool {
        let client = RawClient(port: port)
        return (client.get("/a"), client.isClosed())
      }
      #expect(answer?.status == 200)
      #expect(isClosed)
    }
  }

  @Test func closesForAClientThatDoesNotRead() async throws {
    try await withServer({ $0.responseTimeout = 0.2 }) { port, echo in
      let wasCut = await offPool {
        let client = RawClient(port: port)
        // Answers pile up until the server can't send any more.
        while client.send("GET /status/200 HTTP/1.1\r\nHost: test\r\n\r\n") {}
        return !client.timedOut
      }
      #expect(wasCut)
      let next = await offPool { RawClient(port: port).get("/next")?.text }
      #expect(next == "GET /next 0")
    }
  }

  @Test func answersForAHandlerThatTakesTooLong() async throws {
    try await withServer({ $0.handlerTimeout = 0.2 }) { port, echo in
      let (late, next) = await offPool {
        let client = RawClient(port: port)
        return (client.get("/gated"), client.get("/next"))
      }
      #expect(late?.status == 503)
      #expect(late?.text == "handler-timeout")
      #expect(next?.text == "GET /next 0")
      // The late reply finds nobody.
      await echo.gate.open()
      let after = await offPool { RawClient(port: port).get("/after")?.text }
      #expect(after == "GET /after 0")
    }
  }

  @Test func refusesMoreConnectionsThanAllowed() async throws {
    try await withServer({ $0.maximumConnections = 3 }) { port, _ in
      let (statuses, refused) = await offPool {
        let clients = (0..<3).map { _ in RawClient(port: port) }
        let statuses = clients.map { $0.get("/a")?.status }
        let refused = RawClient(port: port).answer()
        return (statuses, refused)
      }
      #expect(statuses == [200, 200, 200])
      #expect(refused?.status == 503)
      #expect(refused?.text == "too-many-connections")
    }
  }

  @Test func countsConnectionsPerAddress() async throws {
    try await withServer({
      $0.maximumConnectionsPerAddress = 2
      $0.limitsLoopbackConnections = true
    }) { port, _ in
      let (statuses, refused, again) = await offPool {
        var clients = (0..<2).map { _ in RawClient(port: port) }
        let statuses = clients.map { $0.get("/a")?.status }
        let refused = RawClient(port: port).answer()?.status
        clients.removeLast()
        // The server has to notice first that one has gone.
        var again: Int?
        while again != 200 { again = RawClient(port: port).get("/a")?.status }
        return (statuses, refused, again)
      }
      #expect(statuses == [200, 200])
      #expect(refused == 503)
      #expect(again == 200)
    }
  }
}
