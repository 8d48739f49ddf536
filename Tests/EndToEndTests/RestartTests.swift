import Foundation
import JSON
import TestSupport
import Testing

/// What a process answered outlives it.
@Suite struct RestartTests {
  @Test func aRestartKeepsEveryAnswerAndPositionsGoOn() async throws {
    let folder = try TemporaryFolder()
    var server = try await TandemProcess(folder)
    #expect(server.startPosition == 0)
    var shop = Shop(server: server)
    try await shop.receive(100)
    let customer = try await shop.register("17850")
    var orders: [String] = []
    var position = ""
    for _ in 0..<5 {
      let reply = try await server.send(Shop.order(of: customer))
      orders.append(try #require(reply.headers["location"]))
      position = try #require(reply.headers["x-position"])
    }
    let targets = orders + ["/api/v1/orders?sort_by=total_amount&limit=3", "/api/v1/customers/\(customer)/overview"]
    var before: [Reply] = []
    for target in targets { before.append(try await server.get(target, atLeast: position)) }
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))

    server = try await TandemProcess(folder)
    shop = Shop(server: server)
    // Stock and customer, then two events an order.
    #expect(server.startPosition == 12)
    for (target, old) in zip(targets, before) {
      let new = try await server.get(target, atLeast: position)
      #expect(new.status == 200)
      #expect(new.body == old.body, "\(target)")
      #expect(new.headers["etag"] == old.headers["etag"])
    }
    try await shop.receive(1)
    await server.stop()
    let log = try EventLogFile(folder)
    #expect(log.positions == Array(1...13))
  }

  @Test func aKilledServerKeepsWhatItAnswered() async throws {
    let folder = try TemporaryFolder()
    var server = try await TandemProcess(folder)
    try await Shop(server: server).receive(1_000_000)
    let customer = try await Shop(server: server).register("17850")

    // Eight clients write until the server is gone; the answer that makes it 400 kills it.
    let journal = Journal()
    let killed = server
    let sent = await withTaskGroup(of: [String].self) { group in
      for client in 0..<8 {
        group.addTask {
          await offPool {
            guard let connection = HTTPClient(port: killed.port) else { return [] }
            var keys: [String] = []
            for number in 0..<1_000 {
              let key = "\(client)-\(number)"
              keys.append(key)
              guard let reply = connection.send(Shop.order(of: customer, key: key)) else { break }
              if journal.note(key, reply) == 400 { killed.program.signal(SIGKILL) }
            }
            return keys
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(await killed.program.ending() == Program.Ending(code: SIGKILL, wasKilled: true))
    let answered = journal.replies
    #expect(answered.count >= 400)
    #expect(answered.values.allSatisfy { $0.status == 201 })

    server = try await TandemProcess(folder)
    // Every request again: what was answered is answered the same, the others have their effect now or had it before.
    var position: String?
    for key in sent {
      let reply = try await server.send(Shop.order(of: customer, key: key))
      #expect(reply.status == 201)
      position = reply.headers["x-position"] ?? position
      guard let old = answered[key] else { continue }
      #expect(reply.body == old.body)
      #expect(reply.headers["idempotency-replayed"] == "true")
      let order = try await server.get(try #require(old.headers["location"]), atLeast: old.headers["x-position"])
      #expect(order.status == 200)
    }
    let list = try await server.get("/api/v1/orders", atLeast: "\(try #require(position))")
    #expect(list.json?["total"] == .integer(Int64(sent.count)))
    _ = try await server.get("/api/v1/customers/\(customer)/overview", atLeast: position)
    await server.stop()

    let log = try EventLogFile(folder)
    #expect(log.positions == Array(1...log.positions.count))
    #expect(try log.count(of: "OrderCreated") == sent.count)
    #expect(try log.available(of: Shop.product) == 1_000_000 - sent.count)
    try await expectReadModelsEqualTheLog(folder, position: try #require(position), customer: customer)
  }

  /// Throws the read models away and lets them be built from the log: every row must be as it was.
  private func expectReadModelsEqualTheLog(
    _ folder: TemporaryFolder, position: String, customer: String
  ) async throws {
    let live = try ReadModelFiles(folder).rows()
    #expect(!live.isEmpty)
    try FileManager.default.removeItem(atPath: "\(folder.path)/data/read")
    let server = try await TandemProcess(folder)
    #expect(try await server.get("/api/v1/orders", atLeast: position).status == 200)
    #expect(try await server.get("/api/v1/customers/\(customer)/overview", atLeast: position).status == 200)
    await server.stop()
    #expect(try ReadModelFiles(folder).rows() == live)
  }
}
