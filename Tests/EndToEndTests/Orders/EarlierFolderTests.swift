import Foundation
import JSON
import TestSupport
import Testing

/// A data folder outlives the program that wrote it.
@Suite struct EarlierFolderTests {
  @Test func everyRowAndAnswerOfAnEarlierProgramIsKeptAndTheLogGoesOn() async throws {
    let earlier = try EarlierFolder(commit: "0ed1a01")
    let folder = try TemporaryFolder()
    try earlier.restore(into: folder)
    let columns = try earlier.columns(in: folder)
    let rows = try earlier.rows(in: folder, of: columns)
    let numbers = try earlier.numbers(in: folder)
    #expect(rows.values.flatMap(\.values).joined().count == 86)

    var server = try await TandemProcess(folder)
    #expect(server.startPosition == 31)
    try await expectAnswers(of: earlier.story, from: server)
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))
    #expect(try earlier.rows(in: folder, of: columns) == rows)
    #expect(try earlier.numbers(in: folder) == numbers, "no read model was built anew")
    #expect(
      try earlier.owners(in: folder) == [
        "write": ["frame", "inline models", "Orders"], "read/customer_overview.v1": ["frame", "customer_overview"],
        "read/order_summary.v1": ["frame", "order_summary"], "read/product_sales.v1": ["frame", "product_sales"],
      ])

    server = try await TandemProcess(folder)
    try await expectTheLogGoesOn(earlier.story, at: server)
    await server.stop()
    #expect(try EventLogFile(folder).positions == Array(1...34))
  }

  private func expectAnswers(of story: Story, from server: TandemProcess) async throws {
    for answer in story.answers {
      let reply = try await server.get(answer.target)
      #expect(reply.status == answer.status, "\(answer.target)")
      #expect(Self.withoutCursor(reply.text) == Self.withoutCursor(answer.body), "\(answer.target)")
      #expect(reply.headers["etag"] == answer.etag, "\(answer.target)")
      #expect(reply.headers["x-read-position"] == answer.readPosition, "\(answer.target)")
    }
  }

  /// A cursor is good for the program that gave it out.
  private static func withoutCursor(_ text: String) -> String {
    text.replacing(/"next_cursor":"[^"]*"/, with: "")
  }

  private func expectTheLogGoesOn(_ story: Story, at server: TandemProcess) async throws {
    let repeated = try await server.post(
      story.repeated.target, story.repeated.request, headers: ["Idempotency-Key": story.repeated.key])
    #expect(repeated.status == story.repeated.status)
    #expect(repeated.text == story.repeated.body)
    #expect(repeated.headers["idempotency-replayed"] == "true")
    #expect(server.startPosition == 31)

    let shop = Shop(server: server)
    try await shop.receive(1)
    let order = try await server.post(story.repeated.target, story.repeated.request)
    #expect(order.status == 201)
    let list = try await server.get("/api/v1/orders", atLeast: order.headers["x-position"])
    #expect(list.json?["total"] == .integer(6))
  }
}
