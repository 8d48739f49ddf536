import Commands
import Foundation
import Kernel
import Testing

/// A command that changes an order which is there, and how to send it.
struct OrderChange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The refusal's code when the version named is `version`; nil when it was done.
  let refusal: @Sendable (Shop, UUID, ExpectedVersion?, Principal?) async throws -> String?

  init<C: Command>(_ make: @escaping @Sendable (UUID, ExpectedVersion?) -> C) {
    testDescription = C.operation
    refusal = { shop, order, version, principal in
      try await shop.refusal(make(order, version), as: principal)?.code
    }
  }

  /// Those a user may send.
  static let ofUsers = [
    OrderChange { AddOrderItemCommand(orderID: $0, version: $1, productID: "A", quantity: 1, unitPrice: 1) },
    OrderChange { RemoveOrderItemCommand(orderID: $0, version: $1, line: 1) },
    OrderChange { CancelOrderCommand(orderID: $0, version: $1, reason: "late") },
  ]

  static let ofStaff = [
    OrderChange { ConfirmOrderCommand(orderID: $0, version: $1) },
    OrderChange { ReturnItemsCommand(orderID: $0, version: $1, items: [.init(line: 1, quantity: 1)]) },
  ]
}
