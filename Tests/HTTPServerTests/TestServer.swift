import HTTPServer
import HTTPValues
import Synchronization

/// Answers with what it was asked, and counts.
final class Echo: HTTPResponder {
  let requests = Mutex<[HTTPRequest]>([])
  let faults = Mutex<[HTTPFault]>([])
  let gate = Gate()

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    requests.withLock { $0.append(request) }
    switch request.segments.first {
    case "gated": await gate.pass()
    case "hop": await Elsewhere.shared.visit()
    case "status":
      return HTTPResponse(status: request.segments.dropFirst().first.flatMap { Int($0) } ?? 200, body: [0x78])
    case "bad-header":
      return HTTPResponse(status: 200, headers: ["X-Split": "a\r\nX-Injected: b"])
    default: break
    }
    let text = "\(request.method.rawValue) \(request.path) \(request.body.count)"
    return HTTPResponse(status: 200, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
  }

  func refuse(_ fault: HTTPFault, _ known: KnownOfRequest) -> HTTPResponse {
    faults.withLock { $0.append(fault) }
    return HTTPResponse(
      status: fault.status, headers: ["Content-Type": "application/problem+json"], body: Array(fault.code.utf8))
  }
}

actor Elsewhere {
  static let shared = Elsewhere()

  func visit() {}
}

/// Holds whoever comes until it is opened, and tells when they are there.
actor Gate {
  private var isOpen = false
  private var held: [CheckedContinuation<Void, Never>] = []
  private var counters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { continuation in
      held.append(continuation)
      counters.filter { $0.count <= held.count }.forEach { $0.continuation.resume() }
      counters.removeAll { $0.count <= held.count }
    }
  }

  func untilHeld(_ count: Int) async {
    if held.count >= count { return }
    await withCheckedContinuation { counters.append((count: count, continuation: $0)) }
  }

  func open() {
    isOpen = true
    held.forEach { $0.resume() }
    held = []
  }
}

/// Runs `body` against a server on a free port, and stops it afterwards.
func withServer(
  _ change: (inout HTTPServerSettings) -> Void = { _ in }, _ body: (Int, Echo) async throws -> Void
) async throws {
  var settings = HTTPServerSettings()
  settings.threads = 2
  change(&settings)
  let echo = Echo()
  let server = HTTPServer(settings: settings, responder: echo)
  let port = try server.start()
  do {
    try await body(port, echo)
  } catch {
    await echo.gate.open()
    await server.stop(drainingFor: 1)
    throw error
  }
  await echo.gate.open()
  await server.stop(drainingFor: 1)
}

/// A header's value as it was sent.
func sentHeader(_ name: String, _ standing: HeaderForm.Standing = .once) -> RequestHeader<String> {
  RequestHeader(HeaderForm(name, standing, note: "")) { $0 }
}
