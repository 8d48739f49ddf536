import Foundation
import JSON
import TestSupport
import Testing

/// The tour of the README, told to a server in a process of its own.
@Suite struct StoryTests {
  @Test func anOrderIsPlacedShippedAndPartlyReturned() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let shop = Shop(server: server)
    try await shop.receive(20)
    let customer = try await shop.register("17850")

    let created = try await server.send(Shop.order(of: customer, quantity: 6))
    #expect(created.status == 201)
    let order = try #require(created.headers["location"])
    #expect(created.headers["etag"] == #""1""#)
    let confirmed = try await server.post("\(order)/confirm", headers: ["If-Match": #""1""#])
    #expect(confirmed.status == 200)
    let shipped = try await server.post("\(order)/ship", headers: ["If-Match": #""2""#])
    #expect(shipped.status == 200)
    let returned = try await server.post(
      "\(order)/returns", #"{"items":[{"line":1,"quantity":2}]}"#, headers: ["If-Match": #""3""#])
    #expect(returned.status == 200)
    let position = try #require(returned.headers["x-position"])

    let view = try await server.get(order, atLeast: position)
    #expect(view.status == 200)
    #expect(view.json?["status"] == .string("shipped"))
    #expect(view.json?["customer_name"] == .string("Ada Example"))
    #expect(view.json?["total_amount"] == .integer(1530))
    #expect(view.json?["returned_amount"] == .integer(510))
    #expect(view.json?["version"] == .integer(4))
    let unchanged = try await server.send(
      Request(target: order, headers: ["If-None-Match": try #require(view.headers["etag"])]))
    #expect(unchanged.status == 304)

    let overview = try await server.get("/api/v1/customers/\(customer)/overview", atLeast: position)
    let month = try #require(overview.json?["months"]?.elements.first)
    #expect(month["gross_amount"] == .integer(1530))
    #expect(month["returned_amount"] == .integer(510))
    #expect(month["revenue"] == .integer(1020))
    let left = try await server.send(Shop.order(of: customer, quantity: 17))
    #expect(left.status == 409)
    #expect(left.json?["type"] == .string("/problems/insufficient-stock"))
  }

  @Test func aRenamedCustomerShowsInTheirOrders() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let shop = Shop(server: server)
    try await shop.receive(5)
    let customer = try await shop.register("17850")
    let order = try #require(try await server.send(Shop.order(of: customer)).headers["location"])
    let renamed = try await server.send(
      Request(
        method: "PATCH", target: "/api/v1/customers/\(customer)",
        headers: ["If-Match": #""1""#, "Content-Type": "application/merge-patch+json"],
        body: Array(#"{"name":"Ada Lovelace"}"#.utf8)))
    #expect(renamed.status == 200)
    let position = try #require(renamed.headers["x-position"])
    #expect(try await server.get(order, atLeast: position).json?["customer_name"] == .string("Ada Lovelace"))
    let list = try await server.get("/api/v1/orders?customer_id=\(customer)", atLeast: position)
    #expect(list.json?["total"] == .integer(1))
    #expect(list.json?["items"]?.elements.first?["customer_name"] == .string("Ada Lovelace"))
  }

  @Test func aRepeatedRequestHasOneEffect() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let shop = Shop(server: server)
    try await shop.receive(5)
    let customer = try await shop.register("17850")
    let first = try await server.send(Shop.order(of: customer, key: "one"))
    let second = try await server.send(Shop.order(of: customer, key: "one"))
    #expect(second.status == 201)
    #expect(second.body == first.body)
    #expect(second.headers["idempotency-replayed"] == "true")
    let other = try await server.send(Shop.order(of: customer, quantity: 2, key: "one"))
    #expect(other.status == 422)
    let list = try await server.get("/api/v1/orders", atLeast: first.headers["x-position"])
    #expect(list.json?["total"] == .integer(1))
  }

  @Test func aChangeDecidedOnAnOldVersionIsRefused() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let shop = Shop(server: server)
    try await shop.receive(5)
    let order = try #require(
      try await server.send(Shop.order(of: try await shop.register("17850"))).headers["location"])
    #expect(try await server.post("\(order)/confirm").status == 428)
    #expect(try await server.post("\(order)/confirm", headers: ["If-Match": #""1""#]).status == 200)
    #expect(try await server.post("\(order)/confirm", headers: ["If-Match": #""1""#]).status == 412)
  }
}
