import API
import Configuration
import Foundation
import HTTPValues
import Kernel
import Synchronization
import TestSupport
import Testing

@Suite struct EventFeedTests {
  @Test func tellsWhatHappensFromNowOn() async throws {
    try await Cabinet.open { cabinet async throws in
      let feed = try await Follower(cabinet)
      #expect(try await feed.piece() == "retry: 1000\n\n")
      let token = try await raise(2, cabinet)
      let text = try await feed.piece()
      #expect(
        text.hasPrefix(
          """
          id: \(token)
          event: KeeperRenamed
          data: {"position":"\(token)","stream":"keeper-\(cabinet.keeper)","version":2,"type":"KeeperRenamed",\
          "schema_version":1,"recorded_at":"
          """))
      #expect(text.hasSuffix(#""payload":{"keeper_id":"\#(cabinet.keeper)","name":"2"}}"# + "\n\n"))
    }
  }

  @Test func resumesAfterTheLastEventSeenWithoutAHole() async throws {
    try await Cabinet.open { cabinet async throws in
      for number in 1...250 { try await raise(number, cabinet) }
      var told: [Int] = []
      var last = "start"
      // A new connection for each piece, as if each had been cut off.
      while told.count < 250 {
        let feed = try await Follower(cabinet, headers: ["Last-Event-ID": last])
        let text = try await feed.piece()
        told += numbers(in: text)
        last = try #require(text.components(separatedBy: "id: ").last?.components(separatedBy: "\n").first)
      }
      #expect(told == Array(1...250))
    }
  }

  @Test func followsTheWholeLogOnOneConnection() async throws {
    try await Cabinet.open { cabinet async throws in
      for number in 1...150 { try await raise(number, cabinet) }
      let feed = try await Follower(cabinet, "?after=start")
      var told: [Int] = []
      while told.count < 150 { told += numbers(in: try await feed.piece()) }
      try await raise(151, cabinet)
      told += numbers(in: try await feed.piece())
      #expect(told == Array(1...151))
    }
  }

  @Test func aReturningClientsHeaderGoesBeforeItsAddress() async throws {
    try await Cabinet.open { cabinet async throws in
      try await raise(1, cabinet)
      let second = try await raise(2, cabinet)
      try await raise(3, cabinet)
      let feed = try await Follower(cabinet, "?after=start", headers: ["Last-Event-ID": second])
      #expect(numbers(in: try await feed.piece()) == [3])
    }
  }

  @Test func refusesTokensThatTheLogNeverGaveOut() async throws {
    try await Cabinet.open { cabinet async throws in
      // The log's second event.
      let epoch = try await raise(1, cabinet).prefix(16)
      for wrong in ["x", "", "1", "00c0ffee12345678-1", "\(epoch)-3", "\(epoch)-02"] {
        let answer = await cabinet.send(.get, "/api/v1/events", headers: ["Last-Event-ID": wrong])
        #expect(answer.status == 400, "\(wrong)")
        #expect(String(decoding: answer.body, as: UTF8.self).contains("/problems/unknown-position"))
      }
      #expect(await cabinet.send(.get, "/api/v1/events?after=\(epoch)-3").status == 400)
      #expect(await cabinet.send(.get, "/api/v1/events?from=start").status == 400)
    }
  }

  @Test(arguments: [(DevelopmentPrincipal.off, 401), (.user, 403), (.agent, 200), (.admin, 200)])
  func isForAdminsAndAgents(_ principal: DevelopmentPrincipal, _ status: Int) async throws {
    let service = try TestService(features: Specimen.features, principal: principal)
    #expect(await service.send(.get, "/api/v1/events").status == status)
    await service.stop()
  }

  @Test(.timeLimit(.minutes(1))) func showsThatTheLineIsAliveAndLosesNothingByIt() async throws {
    try await Cabinet.open { cabinet async throws in
      let admin = Principal(id: "test", role: .admin)
      let feed = try await EventFeed(
        cabinet.service.queries, principal: admin, from: .now, times: EventFeedTimes(heartbeat: 0.01)
      ) { admin }
      func piece() async throws -> String { String(decoding: try #require(await feed.next()), as: UTF8.self) }
      #expect(try await piece() == "retry: 1000\n\n")
      for number in 2...6 {
        #expect(try await piece() == ": still here\n\n")
        try await raise(number, cabinet)
        var told = try await piece()
        while told.hasPrefix(":") { told = try await piece() }
        #expect(numbers(in: told) == [number])
      }
    }
  }

  /// As another program may have stored it.
  @Test func aPayloadOfSeveralLinesGoesOutOnOne() async throws {
    try await Cabinet.open { cabinet async throws in
      let file = try RawFile("\(cabinet.service.folder.path)/write.sqlite")
      try file.run("UPDATE events SET payload = replace(payload, ',', ',' || char(13) || char(10))")
      let text = try await Follower(cabinet, "?after=start").piece()
      let lines = text.split(separator: "\n")
      #expect(lines.map { $0.prefix { $0 != ":" } } == ["retry", "id", "event", "data"])
      #expect(!text.contains("\r"))
    }
  }

  @Test func aPieceIsBoundedInBytesAndNothingIsLostByIt() async throws {
    try await Cabinet.open { cabinet async throws in
      for number in 1...4 { try await raise(number, cabinet) }
      let file = try RawFile("\(cabinet.service.folder.path)/write.sqlite")
      try file.run("UPDATE events SET payload = json_object('name', version, 'pad', hex(zeroblob(100000)))")
      let feed = try await Follower(cabinet, "?after=start")
      var told: [Int] = []
      while told.count < 5 {
        let piece = try await feed.piece()
        #expect(piece.utf8.count < 512 << 10)
        told += piece.components(separatedBy: #""name":"#).dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
      }
      #expect(told == Array(1...5))
    }
  }

  @Test func aHoleInTheLogIsAFaultAndNeverPassedOver() async throws {
    try await Cabinet.open { cabinet async throws in
      for number in 1...2 { try await raise(number, cabinet) }
      try RawFile("\(cabinet.service.folder.path)/write.sqlite").run("DELETE FROM events WHERE position = 2")
      #expect(await cabinet.send(.get, "/api/v1/events?after=start").status == 500)
      #expect(cabinet.service.warnings.contains { $0.contains("restore it from a backup") })
    }
  }

  @Test(.timeLimit(.minutes(1))) func endsWhenThePrincipalMayNotSeeItAnyMore() async throws {
    try await Cabinet.open { cabinet async throws in
      let badge = Badge()
      let application = try cabinet.service.application(authenticator: badge)
      let request = try #require(HTTPRequest(method: .get, target: "/api/v1/events", headers: [:], body: []))
      let answer = await application.respond(to: request)
      guard case .stream(let stream) = answer.content else { throw Follower.NoStream() }
      #expect(await stream.next() != nil)
      try await raise(1, cabinet)
      #expect(await stream.next() != nil)
      badge.take()
      // What is told may rest on a word that is a second old.
      var number = 1
      repeat {
        number += 1
        try await raise(number, cabinet)
      } while await stream.next() != nil
      #expect(await application.respond(to: request).status == 401)
    }
  }

  @Test func showsNothingOnceThePrincipalIsRefused() async throws {
    struct Refused: Error {}
    try await Cabinet.open { cabinet async throws in
      let feed = try await EventFeed(
        cabinet.service.queries, principal: Principal(id: "test", role: .admin), from: .now,
        times: EventFeedTimes(admission: 0)
      ) { throw Refused() }
      _ = await feed.next()
      try await raise(1, cabinet)
      #expect(await feed.next() == nil)
    }
  }

  @Test func endsWhenTheClientHasLeft() async throws {
    try await Cabinet.open { cabinet async throws in
      let feed = try await Follower(cabinet)
      _ = try await feed.piece()
      let waiting = Task { await feed.stream.next() }
      waiting.cancel()
      _ = await waiting.value
    }
  }

  /// One more event, that the keeper is called the number; answers its position.
  @discardableResult
  private func raise(_ number: Int, _ cabinet: Cabinet) async throws -> String {
    try #require(await cabinet.rename("\(number)").headers["X-Position"])
  }

  private func numbers(in text: String) -> [Int] {
    text.components(separatedBy: #""name":""#).dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
  }
}

/// Who has it is an admin; it can be taken away.
private final class Badge: Authenticator {
  private let isTaken = Mutex(false)

  func take() { isTaken.withLock { $0 = true } }

  func authenticate(_ request: HTTPRequest) async throws -> Authentication {
    isTaken.withLock { $0 } ? .refused("The badge was taken away.") : .known(Principal(id: "test", role: .admin))
  }
}

private struct Follower {
  let stream: HTTPStream

  init(_ cabinet: Cabinet, _ query: String = "", headers: HTTPHeaders = [:]) async throws {
    let answer = await cabinet.send(.get, "/api/v1/events" + query, headers: headers)
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
