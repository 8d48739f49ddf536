import HTTPServer
import HTTPValues
import Synchronization
import TestSupport
import Testing

@Suite struct StopTests {
  private func started(_ echo: Echo, _ change: (inout HTTPServerSettings) -> Void = { _ in }) throws -> (
    HTTPServer, Int
  ) {
    var settings = HTTPServerSettings()
    settings.threads = 2
    change(&settings)
    let server = HTTPServer(settings: settings, responder: echo)
    return (server, try server.start())
  }

  @Test func finishesWhatRuns() async throws {
    let echo = Echo()
    let (server, port) = try started(echo)
    let answers = (0..<20).map { index in
      Task { await offPool { RawClient(port: port).get("/gated/\(index)") } }
    }
    await echo.gate.untilHeld(20)
    let stopping = Task { await server.stop(drainingFor: 10) }
    while await offPool({ RawClient(port: port).get("/late") }) != nil {}
    await echo.gate.open()
    for answer in answers {
      let answer = await answer.value
      #expect(answer?.status == 200)
      #expect(answer?.headers["connection"] == "close")
    }
    await stopping.value
  }

  /// Clients that send one request after the other until the server says it closes: every one that was sent on an open
  /// connection is answered.
  @Test func losesNoRequestUnderLoad() async throws {
    let echo = Echo()
    let (server, port) = try started(echo)
    let clients = (0..<16).map { index in
      Task {
        await offPool { () -> (answered: Int, lost: Int) in
          var answered = 0
          let client = RawClient(port: port)
          while true {
            guard let answer = client.get(index.isMultiple(of: 2) ? "/hop" : "/a"), answer.status == 200 else {
              return (answered, 1)
            }
            answered += 1
            if answer.headers["connection"] == "close" { return (answered, 0) }
          }
        }
      }
    }
    while echo.requests.withLock({ $0.count }) < 500 { await Task.yield() }
    await server.stop(drainingFor: 10)
    var (answered, lost) = (0, 0)
    for client in clients {
      let result = await client.value
      answered += result.answered
      lost += result.lost
    }
    #expect(lost == 0)
    #expect(answered == echo.requests.withLock { $0.count })
  }

  /// Its request may be on the way.
  @Test func answersOnceMoreToAClientThatWasJustServed() async throws {
    let echo = Echo()
    let (server, port) = try started(echo)
    let running = Task { await offPool { RawClient(port: port).get("/gated")?.status } }
    await echo.gate.untilHeld(1)
    let client = Task {
      await offPool { () -> Reply? in
        let client = RawClient(port: port)
        guard client.get("/a")?.status == 200 else { return nil }
        while RawClient(port: port).get("/late") != nil {}
        return client.isQuiet(milliseconds: 100) ? client.get("/b") : nil
      }
    }
    while echo.requests.withLock({ $0.count }) < 2 { await Task.yield() }
    let stopping = Task { await server.stop(drainingFor: 10) }
    let answer = await client.value
    #expect(answer?.status == 200)
    #expect(answer?.headers["connection"] == "close")
    await echo.gate.open()
    #expect(await running.value == 200)
    await stopping.value
  }

  @Test func refusesWhatDoesNotFinish() async throws {
    let echo = Echo()
    let (server, port) = try started(echo)
    let answer = Task { await offPool { RawClient(port: port).get("/gated") } }
    await echo.gate.untilHeld(1)
    await server.stop(drainingFor: 0.1)
    #expect(await answer.value?.status == 503)
    #expect(await answer.value?.text == "shutting-down")
    await echo.gate.open()
  }

  /// A request that is kept keeps its server, and that its responder.
  @Test func keepsNothingOfClientsThatLeft() async throws {
    weak var left: Echo?
    do {
      let echo = Echo()
      left = echo
      let (server, port) = try started(echo)
      for _ in 0..<10 {
        await offPool {
          let client = RawClient(port: port)
          client.send("GET /gated HTTP/1.1\r\nHost: test\r\n\r\n")
        }
      }
      await echo.gate.untilHeld(10)
      await echo.gate.open()
      await server.stop(drainingFor: 5)
    }
    // The last handlers may still be returning.
    let clock = ContinuousClock()
    let limit = clock.now + .seconds(5)
    while left != nil, clock.now < limit { await Task.yield() }
    #expect(left == nil)
  }

  @Test(.enabled(if: SteppedClock.isSupported)) func theDrainEndsInTimeThoughTheWallClockIsSetBack() async throws {
    let echo = Echo()
    let (server, port) = try started(echo)
    let answer = Task { await offPool { RawClient(port: port).get("/gated") } }
    await echo.gate.untilHeld(1)
    let seconds = await SteppedClock.seconds(setBack: 5) { await server.stop(drainingFor: 0.01) }
    #expect(seconds < 5)
    _ = await answer.value
    await echo.gate.open()
  }

  @Test func isQuickWhenIdle() async throws {
    let (server, port) = try started(Echo())
    let client = RawClient(port: port)
    let answer = await offPool { RawClient(port: port).get("/a")?.status }
    #expect(answer == 200)
    let clock = ContinuousClock()
    let time = await clock.measure { await server.stop(drainingFor: 10) }
    #expect(time < .seconds(2))
    withExtendedLifetime(client) {}
  }

  @Test func stopsOnceAndStartsOnce() async throws {
    let (server, _) = try started(Echo())
    await server.stop(drainingFor: 1)
    await server.stop(drainingFor: 1)
    #expect(throws: HTTPServerError.alreadyStarted) { try server.start() }
    await HTTPServer(settings: HTTPServerSettings(), responder: Echo()).stop(drainingFor: 1)
  }

  @Test func saysWhichPortIsTaken() async throws {
    let (server, port) = try started(Echo())
    #expect(throws: HTTPServerError.portTaken(host: "127.0.0.1", port: port)) {
      try started(Echo()) { $0.port = port }
    }
    await server.stop(drainingFor: 1)
    let (again, samePort) = try started(Echo()) { $0.port = port }
    #expect(samePort == port)
    await again.stop(drainingFor: 1)
  }

  @Test(arguments: ["256.1.1.1", "192.0.2.1", "no such host"]) func saysWhichAddressItLacks(host: String) throws {
    let error = #expect(throws: HTTPServerError.self) { try started(Echo()) { $0.host = host } }
    #expect(error?.description.contains(host) == true)
  }
}
