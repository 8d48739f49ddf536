import Commands
import Queries

extension Route {
  static let list = Route(method: .get) { _, queries in _ = try await queries.execute(ListOrdersQuery()) }  // decoy: A1

  static let sly = Route(
    method: .get,
    handler: { commands, _ in
      _ = try await commands.execute(CreateOrderCommand(total: 5))  // plant: A1
    })

  static func changing(_ method: Method) -> Route {
    Route(method: method) { commands, _ in _ = try await commands.execute(CreateOrderCommand(total: 6)) }
  }

  static let post = changing(.post)  // decoy: A1
  static let hidden = changing(.get)  // plant: A1

  static let health = Route("/health", .direct { print("alive") })  // decoy: A1
  static let metrics = Route(
    "/metrics",
    .direct {
      _ = try await Buses.queries?.execute(ListOrdersQuery())  // plant: A1
    })

  static let events = stream("/orders/events") { _ = try await $0.execute(ListOrdersQuery()) }  // decoy: A1
  static let loud = stream("/orders/loud") { _ in
    _ = try await Buses.commands?.execute(CreateOrderCommand(total: 7))  // plant: A1
  }
}
