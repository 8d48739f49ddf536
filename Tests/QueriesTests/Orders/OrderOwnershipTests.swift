import Foundation
import Kernel
import Queries
import QueryPorts
import Testing

/// A user sees what is theirs, and is not told that anything else exists.
@Suite struct OrderOwnershipTests {
  private let own = UUID()
  private let other = UUID()
  private let order = UUID()
  private let orders: FakeOrders
  private let bus: QueryBus

  init() throws {
    orders = FakeOrders(order: order, of: own)
    bus = try QueryBus(
      [
        QueryRegistration(GetOrderQueryService(orders: orders)),
        QueryRegistration(ListOrdersQueryService(orders: orders)),
        QueryRegistration(GetCustomerOverviewQueryService(customers: orders)),
      ], positions: FakePositions(), meter: RecordingMeter())
  }

  private func user(_ customer: UUID?) -> QueryContext {
    QueryContext(principal: Principal(id: "user", role: .user, party: customer.map(Party.customer)))
  }

  @Test func aUserReadsTheirOwnOrderAndOverview() async throws {
    #expect(try await bus.execute(GetOrderQuery(id: order), user(own)).value?.view.id == order)
    #expect(try await bus.execute(GetCustomerOverviewQuery(id: own), user(own)).value?.view.id == own)
  }

  @Test func anotherUserFindsNothingThere() async throws {
    for context in [user(other), user(nil)] {
      let answer = try await bus.execute(GetOrderQuery(id: order), context)
      #expect(answer.value == nil)
      #expect(answer.position == token(9))
      #expect(try await bus.execute(GetCustomerOverviewQuery(id: own), context).value == nil)
    }
  }

  @Test(arguments: [Role.admin, .agent]) func staffReadsEverybodysOrders(_ role: Role) async throws {
    let context = QueryContext(principal: Principal(id: "staff", role: role))
    #expect(try await bus.execute(GetOrderQuery(id: order), context).value != nil)
    #expect(try await bus.execute(GetCustomerOverviewQuery(id: own), context).value != nil)
    _ = try await bus.execute(ListOrdersQuery(filter: OrderFilter(status: .pending)), context)
    #expect(orders.asked == [OrderFilter(status: .pending)])
  }

  @Test func aUsersListIsNarrowedToTheirOwnOrders() async throws {
    _ = try await bus.execute(ListOrdersQuery(), user(own))
    _ = try await bus.execute(ListOrdersQuery(filter: OrderFilter(customerID: own, status: .shipped)), user(own))
    #expect(orders.asked == [OrderFilter(customerID: own), OrderFilter(customerID: own, status: .shipped)])
  }

  @Test func aUserCanNotListAnothersOrders() async throws {
    await #expect(throws: AccessRefused.notAllowed) {
      try await bus.execute(ListOrdersQuery(filter: OrderFilter(customerID: other)), user(own))
    }
    await #expect(throws: AccessRefused.notAllowed) { try await bus.execute(ListOrdersQuery(), user(nil)) }
    #expect(orders.asked.isEmpty)
  }

  @Test func nobodyReadsWithoutSigningIn() async throws {
    let nobody = QueryContext(principal: nil)
    await #expect(throws: AccessRefused.signInNeeded) { try await bus.execute(GetOrderQuery(id: order), nobody) }
    await #expect(throws: AccessRefused.signInNeeded) { try await bus.execute(ListOrdersQuery(), nobody) }
    await #expect(throws: AccessRefused.signInNeeded) {
      try await bus.execute(GetCustomerOverviewQuery(id: own), nobody)
    }
  }

  @Test func eachQueryWaitsForTheReadModelItReads() {
    #expect(GetOrderQuery.reads == [.orderSummary])
    #expect(ListOrdersQuery.reads == [.orderSummary])
    #expect(GetCustomerOverviewQuery.reads == [.customerOverview])
  }
}
