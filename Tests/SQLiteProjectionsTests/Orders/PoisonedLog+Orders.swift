import Foundation
import Kernel

extension PoisonedLog {
  init(_ played: PlayedOrders) {
    self.init(played.folder)
  }

  /// The positions of all events of orders.
  func orderEvents() throws -> [Position] {
    try events(ofStreams: "order-*")
  }

  /// The order that an event belongs to.
  func order(at position: Position) throws -> UUID? {
    try stream(at: position).flatMap { UUID(uuidString: String($0.dropFirst("order-".count))) }
  }
}
