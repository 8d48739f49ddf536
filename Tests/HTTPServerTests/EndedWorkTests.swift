import HTTPServer
import HTTPValues
import Synchronization
import TestSupport
import Testing

/// Work that nobody waits for any more comes to its end.
@Suite struct EndedWorkTests {
  @Test(.timeLimit(.minutes(1))) func aHandlerThatTookTooLongIsCancelled() async throws {
    var settings = HTTPServerSettings()
    settings.handlerTimeout = 0.1
    let patient = Patient()
    let server = HTTPServer(settings: settings, responder: patient)
    let port = try server.start()
    #expect(await offPool { RawClient(port: port).get("/waits")?.status } == 503)
    while patient.cancelled.load(ordering: .acquiring) == 0 { await Task.yield() }
    await server.stop(drainingFor: 1)
  }

  @Test(.timeLimit(.minutes(1))) func aStreamThatBeginsWhileTheServerStopsDoesNotHoldIt() async throws {
    let patient = Patient()
    let server = HTTPServer(settings: HTTPServerSettings(), responder: patient)
    let port = try server.start()
    let answer = Task {
      await offPool {
        let client = RawClient(port: port)
        client.send("GET /stream HTTP/1.1\r\nHost: test\r\n\r\n")
        return client.read(until: "0\r\n\r\n")
      }
    }
    await patient.gate.untilHeld(1)
    let stopping = Task { await server.stop(drainingFor: 20) }
    while await offPool({ RawClient(port: port).get("/plain") }) != nil {}
    await patient.gate.open()
    let time = await ContinuousClock().measure { await stopping.value }
    #expect(time < .seconds(10))
    #expect(await answer.value != nil)
  }
}

/// Its handlers and streams wait until they are cancelled.
private final class Patient: HTTPResponder {
  let gate = Gate()
  let cancelled = Atomic(0)

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    switch request.path {
    case "/waits": await untilCancelled()
    case "/stream":
      await gate.pass()
      let stream = HTTPStream {
        await self.untilCancelled()
        return nil
      }
      return HTTPResponse(status: 200, headers: [:], content: .stream(stream))
    default: break
    }
    return HTTPResponse(status: 200)
  }

  func refuse(_ fault: HTTPFault, _ known: KnownOfRequest) -> HTTPResponse {
    HTTPResponse(status: fault.status)
  }

  private func untilCancelled() async {
    for await _ in AsyncStream<Void>.makeStream().stream {}
    cancelled.add(1, ordering: .releasing)
  }
}
