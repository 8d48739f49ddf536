import HTTPValues
import JSON
import TestSupport
import Testing

extension TestService {
  /// Follows the links of a list, page after page, and answers how many items there were.
  func countByLinks(from target: String) async throws -> Int {
    var next: String? = target
    var seen = 0
    while let target = next {
      let page = await send(.get, target)
      #expect(page.status == 200)
      seen += try #require(try page.json["items"]?.elements.count)
      next = page.headers["Link"]?.firstMatch(of: /<([^>]+)>; rel="next"/).map { String($0.1) }
    }
    return seen
  }

  /// Sends the request again under its key, and expects the answer that it had, marked, and no further event.
  func expectTheSame(_ send: () async -> HTTPResponse) async {
    let first = await send()
    let head = head
    let second = await send()
    #expect(first.status == 201)
    #expect(second.status == 201)
    #expect(second.body == first.body)
    #expect(second.headers["Location"] == first.headers["Location"])
    #expect(second.headers["ETag"] == first.headers["ETag"])
    #expect(second.headers["X-Position"] == first.headers["X-Position"])
    #expect(first.headers["Idempotency-Replayed"] == nil)
    #expect(second.headers["Idempotency-Replayed"] == "true")
    #expect(self.head == head)
  }

  /// Runs the body and stops, whatever the body throws.
  func whileRunning(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch {
      await stop()
      throw error
    }
    await stop()
  }
}
