import Commands
import Queries

/// A route that is made of values.
package struct Route: Sendable {
  package enum Method: Sendable { case get, post }

  let method: Method
  let handler: @Sendable (CommandBus, QueryBus) async throws -> Void

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
}
