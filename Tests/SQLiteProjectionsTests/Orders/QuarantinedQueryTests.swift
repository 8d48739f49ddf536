import Foundation
import HTTPValues
import Kernel
import TestSupport
import Testing

/// Whoever asks for a position that holds a parked event of what they read is told so.
@Suite struct QuarantinedQueryTests {
  @Test func theAnswerSaysThatAnEventIsParked() async throws {
    let played = try await PlayedOrders(200, seed: 41)
    let log = PoisonedLog(played)
    let events = try log.orderEvents()
    let poisoned = try #require(try log.order(at: events[0]))
    let other = try #require(try events.compactMap { try log.order(at: $0) }.first { $0 != poisoned })
    let epoch = try played.files.epoch()
    try log.poison(events[0])
    try FileManager.default.removeItem(atPath: played.files.folder)

    let service = try TestService(folder: played.folder)
    func get(_ path: String, at position: Position, _ more: HTTPHeaders = [:]) async -> HTTPResponse {
      var headers = more
      headers.add("Min-Position", PositionToken(epoch: epoch, position: position).description)
      return await service.send(.get, path, headers: headers)
    }
    for path in ["/api/v1/orders/\(poisoned)", "/api/v1/orders"] {
      let refused = await get(path, at: played.head)
      #expect(refused.status == 503)
      #expect(refused.headers["Retry-After"] != nil)
      #expect(String(decoding: refused.body, as: UTF8.self).contains("read-model-quarantined"))
      let before = await get(path, at: Position(events[0].value - 1))
      #expect(before.status != 503, "nothing of what was asked for is parked")
    }
    #expect(await get("/api/v1/orders/\(other)", at: played.head).status == 200)
    let lenient = await get("/api/v1/orders", at: played.head, ["Prefer": "handling=lenient"])
    #expect(lenient.status == 200)
    #expect(lenient.headers["Preference-Applied"] == "handling=lenient")
    await service.stop()
  }
}
