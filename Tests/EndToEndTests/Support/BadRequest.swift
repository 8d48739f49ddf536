import JSON
import TestSupport
import Testing

/// A request that is refused with a 4xx problem that says what to mend.
struct BadRequest {
  let name: String
  let request: Request
  let status: Int
  let type: String
  /// Of `errors`, sorted; none for a problem of the whole request.
  var pointers: [String] = []

  /// Sends it, and a good question afterwards.
  func check(on server: TandemProcess, good: String) async throws {
    let reply = try await server.send(request)
    #expect(reply.status == status, "\(name): \(reply.text.prefix(300))")
    #expect(reply.headers["content-type"] == "application/problem+json", "\(name)")
    let problem = try #require(reply.json, "\(name)")
    #expect(problem["type"] == .string("/problems/\(type)"), "\(name)")
    #expect(problem["status"] == .integer(Int64(status)), "\(name)")
    #expect(problem["title"]?.string?.isEmpty == false, "\(name)")
    #expect(problem["detail"]?.string?.isEmpty == false, "\(name)")
    let errors = problem["errors"]?.elements ?? []
    let pointers = errors.compactMap { $0["pointer"]?.string }.sorted()
    #expect(pointers == self.pointers, "\(name)")
    let details = errors.compactMap { $0["detail"]?.string }.filter { !$0.isEmpty }
    #expect(details.count == errors.count, "\(name)")
    let answer = try await server.get(good)
    #expect(answer.status == 200, "after \(name)")
  }

  /// The type is an address that explains itself.
  func explained(on server: TandemProcess) async throws {
    let explained = try await server.get("/problems/\(type)")
    #expect(explained.status == 200, "the type of \(name)")
  }
}
