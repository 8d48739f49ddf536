import API
import Configuration
import Foundation
import HTTPValues
import Kernel
import TestSupport
import Testing

@Suite struct EventFeedTests {
  @Test func tellsWhatHappensFromNowOn() async throws {
    let service = try TestService()
    try await receive(1, service)
    let feed = try await Follower(service)
    #expect(try await feed.piece() == "retry: 1000\n\n")
    let token = try await receive(2, service)
    let text = try await feed.piece()
    #expect(
      text.hasPrefix(
        """
        id: \(token)
        event: StockReceived
        data: {"position":"\(token)","stream":"product-A","version":2,"type":"StockReceived","schema_version":1,\
        "recorded_at":"
        """))
    #expect(text.hasSuffix("\"payload\":{\"product_id\":\"A\",\"quantity\":2}}\n\n"))
    await service.stop()
  }

  @Test func resumesAfterTheLastEventSeenWithoutAHole() async throws {
    let service = try TestService()
    for quantity in 1...250 { try await receive(quantity, service) }
    var quantities: [Int] = []
    var last = "start"
    // A new connection for each piece, as if each had been cut off.
    while quantities.count < 250 {
      let feed = try await Follower(service, headers: ["Last-Event-ID": last])
      let text = try await feed.piece()
      quantities += numbers(after: "\"quantity\":", in: text)
      last = try #require(text.components(separatedBy: "id: ").last?.components(separatedBy: "\n").first)
    }
    #expect(quantities == Array(1...250))
    await service.stop()
  }

  @Test func followsTheWholeLogOnOneConnection() async throws {
    let service = try TestService()
    for quantity in 1...150 { try await receive(quantity, service) }
    let feed = try await Follower(service, "?after=start")
    var quantities: [Int] = []
    while quantities.count < 150 { quantities += numbers(after: "\"quantity\":", in: try await feed.piece()) }
    try await receive(151, service)
    quantities += numbers(after: "\"quantity\":", in: try await feed.piece())
    #expect(quantities == Array(1...151))
    await service.stop()
  }

  @Test func aReturningClientsHeaderGoesBeforeItsAddress() async throws {
    let service = try TestService()
    try await receive(1, service)
    let second = try await receive(2, service)
    try await receive(3, service)
    let feed = try await Follower(service, "?after=start", headers: ["Last-Event-ID": second])
    #expect(numbers(after: "\"quantity\":", in: try await feed.piece()) == [3])
    await service.stop()
  }

  @Test func refusesTokensThatTheLogNeverGaveOut() async throws {
    let service = try TestService()
    let token = try await receive(1, service)
    let epoch = token.prefix(16)
    for wrong in ["x", "", "1", "00c0ffee12345678-1", "\(epoch)-2", "\(epoch)-01"] {
      let answer = await service.send(.get, "/api/v1/events", headers: ["Last-Event-ID": wrong])
      #expect(answer.status == 400, "\(wrong)")
      #expect(String(decoding: answer.body, as: UTF8.self).contains("/problems/unknown-position"))
    }
    #expect(await service.send(.get, "/api/v1/events?after=\(epoch)-2").status == 400)
    #expect(await service.send(.get, "/api/v1/events?from=start").status == 400)
    await service.stop()
  }

  @Test(arguments: [(DevelopmentPrincipal.off, 401), (.user, 403), (.agent, 200), (.admin, 200)])
  func isForAdminsAndAgents(_ principal: DevelopmentPrincipal, _ status: Int) async throws {
    let service = try TestService(principal: principal)
    #expect(await service.send(.get, "/api/v1/events").status == status)
    await service.stop()
  }

  @Test(.timeLimit(.minutes(1))) func showsThatTheLineIsAliveAndLosesNothingByIt() async throws {
    let service = try TestService()
    try await receive(1, service)
    let feed = try await EventFeed(
      service.queries, principal: Principal(id: "test", role: .admin), from: .now, heartbeat: 0.01)
    func piece() async throws -> String { String(decoding: try #require(await feed.next()), as: UTF8.self) }
    #expect(try await piece() == "retry: 1000\n\n")
    for quantity in 2...6 {
      #expect(try await piece() == ": still here\n\n")
      try await receive(quantity, service)
      var told = try await piece()
      while told.hasPrefix(":") { told = try await piece() }
      #expect(numbers(after: "\"quantity\":", in: told) == [quantity])
    }
    await service.stop()
  }

  @Test func endsWhenTheClientHasLeft() async throws {
    let service = try TestService()
    let feed = try await Follower(service)
    _ = try await feed.piece()
    let waiting = Task { await feed.stream.next() }
    waiting.cancel()
    _ = await waiting.value
    await service.stop()
  }

  /// Answers the event's position.
  @discardableResult
  private func receive(_ quantity: Int, _ service: TestService) async throws -> String {
    let answer = await service.send(.post, "/api/v1/products/A/stock", json: #"{"quantity":\#(quantity)}"#)
    return try #require(answer.headers["X-Position"])
  }

  private func numbers(after marker: String, in text: String) -> [Int] {
    text.components(separatedBy: marker).dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
  }
}

private struct Follower {
  let stream: HTTPStream

  init(_ service: TestService, _ query: String = "", headers: HTTPHeaders = [:]) async throws {
    let answer = await service.send(.get, "/api/v1/events" + query, headers: headers)
    #expect(answer.status == 200)
    #expect(answer.headers["Content-Type"] == "text/event-stream")
    guard case .stream(let stream) = answer.content else { throw NoStream() }
    self.stream = stream
  }

  func piece() async throws -> String {
    String(decoding: try #require(await stream.next()), as: UTF8.self)
  }

  struct NoStream: Error {}
}
