import Foundation
import HTTPValues
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// A whole service, all three read models running, in whose log one order can't be read.
@Suite struct StandingStreamServiceTests {
  private static let path = "/api/v1/admin/projections"

  @Test(.timeLimit(.minutes(5))) func oneOrderHoldsUpNobodyElseAndARetryMendsAll() async throws {
    let service = try TestService()
    var history = RandomOrders(service, seed: 121)
    try await history.send(100)
    try await tell(service, "pause")
    while try await list(service).projections.contains(where: { $0.state != "paused" }) { await Task.yield() }
    let before = service.head
    try await history.send(150)
    let poisoned = try PoisonedOrder(service.folder, after: before)
    let epoch = try #require(history.position).epoch
    try await tell(service, "resume")
    while try await list(service).projections.contains(where: { $0.lagEvents > 0 || $0.state != "live" }) {
      await Task.yield()
    }

    func get(_ path: String, at position: Position? = nil) async -> HTTPResponse {
      let minimum = position.map { PositionToken(epoch: epoch, position: $0).description }
      return await service.send(.get, "/api/v1/\(path)", headers: minimum.map { ["Min-Position": $0] } ?? [:])
    }
    let earlier = Position(poisoned.position.value - 1)
    let other = try #require(history.orders.first { $0 != poisoned.order })
    for held in ["customers/\(history.customers[0])/overview", "products/22423", "orders/\(poisoned.order)", "orders"] {
      let refused = await get(held, at: service.head)
      #expect(refused.status == 503, "\(held)")
      #expect(String(decoding: refused.body, as: UTF8.self).contains("read-model-quarantined"))
      #expect(await get(held, at: earlier).status != 503)
    }
    for shown in ["customers/\(history.customers[0])/overview", "products/22423", "orders"] {
      #expect(await get(shown).status == 200, "who names no position sees what there is")
    }
    #expect(await get("orders/\(other)", at: service.head).status == 200, "the order's own row stands still alone")
    let told = try await list(service).projections.map { $0.parked.map { "\($0.place) \($0.name.lowercased())" } }
    #expect(
      told == [
        ["row \(poisoned.order.uuidString.lowercased())"], ["stream \(poisoned.stream)"], ["stream \(poisoned.stream)"],
      ])

    try poisoned.mend()
    try await tell(service, "retry")
    while try await list(service).projections.contains(where: { !$0.parked.isEmpty || $0.state != "live" }) {
      await Task.yield()
    }
    #expect(await get("products/22423", at: service.head).status == 200)
    await service.stop()
    try expectClean(OrderSummaryTable.self, poisoned, "\(service.folder.path)/read")
    try expectClean(CustomerOverviewTable.self, poisoned, "\(service.folder.path)/read")
    try expectClean(ProductSalesTable.self, poisoned, "\(service.folder.path)/read")
  }

  @Test func aCommandOnAnOrderThatCanNotBeReadIsRefusedAsAFaultOfOurs() async throws {
    let service = try TestService()
    var history = RandomOrders(service, seed: 122)
    try await history.send(30)
    let poisoned = try PoisonedOrder(service.folder)
    let answer = await service.send(
      .post, "/api/v1/orders/\(poisoned.order.uuidString.lowercased())/confirm", headers: ["If-Match": "*"])
    #expect(answer.status == 500)
    #expect(!String(decoding: answer.body, as: UTF8.self).contains("errors"), "the sender can mend nothing")
    #expect(service.warnings.contains { $0.contains("event 1 of \(poisoned.stream) can't be read") })
    await service.stop()
  }

  private func expectClean<T: SQLiteTable>(_ table: T.Type, _ poisoned: PoisonedOrder, _ folder: String) throws {
    #expect(try images(of: table, in: folder) == poisoned.built(table).rows, "\(T.F.name)")
  }

  private func tell(_ service: TestService, _ verb: String) async throws {
    for name in ["order_summary", "customer_overview", "product_sales"] {
      #expect(await service.send(.post, "\(Self.path)/\(name)/\(verb)").status == 202)
    }
  }

  private func list(_ service: TestService) async throws -> List {
    let answer = await service.send(.get, Self.path)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(List.self, from: Data(answer.body))
  }

  private struct List: Decodable {
    struct Projection: Decodable {
      let state: String
      let lagEvents: Int
      let parked: [Parked]
    }

    struct Parked: Decodable {
      let place: String
      let name: String
    }

    let projections: [Projection]
  }
}
