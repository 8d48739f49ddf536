import Commands
import Domain  // plant: L1
import Kernel
import Queries

package struct OrderRoutes: Sendable {
  let commands: CommandBus
  let queries: QueryBus
  let maker: @Sendable () -> CreateOrderInteractor

  package func add(to routes: inout Routes) {
    routes.get("/orders") { _ = try await queries.execute(ListOrdersQuery()) }  // decoy: A1
    routes.post("/orders") { _ = try await commands.execute(CreateOrderCommand(total: 1)) }  // decoy: A1
    routes.get("/orders/count") {
      _ = try await commands.execute(CreateOrderCommand(total: 2))  // plant: A1
    }
    routes.head("/orders/one", first)  // plant: A1
    routes.delete("/orders/one") {
      let ask = { (query: GetOrderQuery) in _ = try await queries.execute(query) }  // plant: A1
      try await ask(GetOrderQuery())
    }
    routes.post("/orders/around") {
      _ = try await maker().execute(CreateOrderCommand(total: 3))  // plant: A1
    }
    routes.post("/orders/list") { _ = try await listed() }  // plant: A1
  }

  @Sendable private func first() async throws { try await second() }

  private func second() async throws { _ = try await commands.execute(CreateOrderCommand(total: 4)) }

  private func listed() async throws -> Bool { try await queries.execute(GetOrderQuery()) != nil }

  package func sql() -> String { "delete from orders where id = ?" }  // plant: S1
}
