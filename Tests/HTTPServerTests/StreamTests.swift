import HTTPServer
import HTTPValues
import Synchronization
import TestSupport
import Testing

/// Bodies that come piece by piece.
@Suite struct StreamTests {
  @Test func eachPieceArrivesWhenItIsMade() async throws {
    let source = Source()
    try await withStreams(source) { port in
      let client = await offPool { Connected(port, "/stream") }
      #expect(client.head?.contains("Transfer-Encoding: chunked") == true)
      #expect(await offPool { client.raw.isQuiet(milliseconds: 100) })
      for piece in ["one", "two"] {
        await source.give(piece)
        #expect(await offPool { client.raw.read(until: piece) } != nil)
      }
      await source.end()
      #expect(await offPool { client.raw.read(until: "0\r\n\r\n") } != nil)
    }
  }

  @Test func aPieceLargerThanAnyBufferArrivesWhole() async throws {
    let source = Source()
    try await withStreams(source) { port in
      let client = await offPool { Connected(port, "/stream") }
      await source.give(String(repeating: "x", count: 3_000_000) + "end")
      await source.end()
      let body = await offPool { client.raw.read(until: "0\r\n\r\n") }
      #expect(body.map { $0.utf8.count { $0 == UInt8(ascii: "x") } } == 3_000_000)
    }
  }

  @Test func manyWaitingStreamsHoldNoThread() async throws {
    let source = Source()
    try await withStreams(source, { $0.threads = 1 }) { port in
      let clients = await offPool { (0..<20).map { _ in Connected(port, "/stream") } }
      #expect(await offPool { RawClient(port: port).get("/plain")?.status } == 200)
      await source.end()
      for client in clients { #expect(await offPool { client.raw.read(until: "0\r\n\r\n") } != nil) }
    }
  }

  @Test func aClientThatDoesNotTakeAPieceInTimeIsCutOff() async throws {
    let source = Source()
    try await withStreams(source, { $0.responseTimeout = 0.3 }) { port in
      let client = await offPool { Connected(port, "/stream") }
      await source.give(String(repeating: "x", count: 20_000_000))
      await source.untilDeparture()
      #expect(await offPool { client.raw.read(until: "0\r\n\r\n") } == nil)
    }
  }

  @Test func aQuietStreamOutlivesEveryTimeLimit() async throws {
    let source = Source()
    let change: (inout HTTPServerSettings) -> Void = {
      $0.responseTimeout = 0.1
      $0.handlerTimeout = 0.1
      $0.idleTimeout = 0.1
    }
    try await withStreams(source, change) { port in
      let client = await offPool { Connected(port, "/stream") }
      #expect(await offPool { client.raw.isQuiet(milliseconds: 600) })
      await source.give("still here")
      #expect(await offPool { client.raw.read(until: "still here") } != nil)
    }
  }

  @Test func stoppingEndsStreamsAtOnce() async throws {
    let source = Source()
    let server = HTTPServer(settings: HTTPServerSettings(), responder: source)
    let port = try server.start()
    let client = await offPool { Connected(port, "/stream") }
    let start = ContinuousClock.now
    await server.stop(drainingFor: 10)
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(await offPool { client.raw.read(until: "0\r\n\r\n") } != nil)
    await source.untilDeparture()
  }

  @Test func headHasNoBody() async throws {
    let source = Source()
    try await withStreams(source) { port in
      let answer = await offPool { RawClient(port: port).get("/stream", method: "HEAD") }
      #expect(answer?.status == 200)
    }
  }

  private func withStreams(
    _ source: Source, _ change: (inout HTTPServerSettings) -> Void = { _ in }, _ body: (Int) async throws -> Void
  ) async throws {
    var settings = HTTPServerSettings()
    settings.threads = 2
    change(&settings)
    let server = HTTPServer(settings: settings, responder: source)
    let port = try server.start()
    do {
      try await body(port)
    } catch {
      await server.stop(drainingFor: 1)
      throw error
    }
    await server.stop(drainingFor: 1)
  }
}

/// A client that has sent its request and read the head of the answer.
private final class Connected: @unchecked Sendable {
  // One thread at a time uses it: the test waits for each.
  let raw: RawClient
  let head: String?

  init(_ port: Int, _ path: String) {
    raw = RawClient(port: port)
    raw.send("GET \(path) HTTP/1.1\r\nHost: test\r\n\r\n")
    head = raw.read(until: "\r\n\r\n")
  }
}

private final class Departures: Sendable {
  let count = Atomic(0)
}

/// How far one client is; tells when nobody holds its stream any more.
private final class Reader: Sendable {
  let place = Atomic(0)
  private let departures: Departures

  init(_ departures: Departures) {
    self.departures = departures
  }

  deinit {
    departures.count.add(1, ordering: .releasing)
  }
}

/// Streams what it is given, the same to every client.
private actor Source: HTTPResponder {
  private var pieces: [[UInt8]] = []
  private var hasEnded = false
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter = 0
  private let departures = Departures()

  nonisolated func respond(to request: HTTPRequest) async -> HTTPResponse {
    guard request.path == "/stream" else { return HTTPResponse(status: 200) }
    let reader = Reader(departures)
    let stream = HTTPStream { await self.piece(reader.place.add(1, ordering: .relaxed).oldValue) }
    return HTTPResponse(status: 200, headers: [:], content: .stream(stream))
  }

  nonisolated func refuse(_ fault: HTTPFault, _ known: KnownOfRequest) -> HTTPResponse {
    HTTPResponse(status: fault.status)
  }

  func give(_ text: String) {
    pieces.append(Array(text.utf8))
    wakeAll()
  }

  func end() {
    hasEnded = true
    wakeAll()
  }

  /// Until a stream was let go of.
  nonisolated func untilDeparture() async {
    while departures.count.load(ordering: .acquiring) == 0 { await Task.yield() }
  }

  private func piece(_ index: Int) async -> [UInt8]? {
    while index >= pieces.count {
      if hasEnded || Task.isCancelled { break }
      lastWaiter += 1
      let waiter = lastWaiter
      await withTaskCancellationHandler {
        await withCheckedContinuation { waiting[waiter] = $0 }
      } onCancel: {
        Task { await self.cancel(waiter) }
      }
    }
    return index < pieces.count ? pieces[index] : nil
  }

  private func cancel(_ waiter: Int) {
    waiting.removeValue(forKey: waiter)?.resume()
  }

  private func wakeAll() {
    waiting.values.forEach { $0.resume() }
    waiting = [:]
  }
}
