import Commands
import Foundation

package struct LoudRoutes: Sendable {
  package func get(_ path: String, bus: CommandBus) {
    Task { _ = try await bus.execute(CreateOrderCommand(total: 9)) }  // plant: A1
  }
}
