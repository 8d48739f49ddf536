import CommandPorts
import Commands
import Foundation
import Kernel
import SQLiteStore
import TestSupport
import Testing

let admin = Principal(id: "admin", role: .admin)

/// Noon of a day in January 2011.
func day(_ day: Int) -> Date { Date(milliseconds: 1_293_883_200_000 + Int64(day - 1) * 86_400_000) }

func item(_ product: String = "A", _ units: Int = 1, at unitPrice: Int = 100) -> CreateOrderCommand.Item {
  CreateOrderCommand.Item(productID: product, quantity: units, unitPrice: unitPrice)
}

/// Opens a whole service for the body, and stops it.
func withShop(_ body: (Shop) async throws -> Void) async throws {
  let service = try TestService()
  let result: Result<Void, any Error>
  do { result = .success(try await body(Shop(service: service))) } catch { result = .failure(error) }
  await service.stop()
  try result.get()
}

/// A service's write side: commands go in through the bus, and its file tells what became of them.
struct Shop {
  let service: TestService

  @discardableResult
  func send<C: Command>(_ command: C, as principal: Principal? = admin) async throws -> C.Outcome {
    try await service.commands.execute(command, service.context(principal: principal)).outcome
  }

  /// What the command is refused with; nil when it is not. A refused command must leave nothing.
  func refusal<C: Command>(_ command: C, as principal: Principal? = admin) async throws -> (any Refusal)? {
    let before = try contents()
    do {
      try await send(command, as: principal)
      return nil
    } catch let refusal as any Refusal {
      #expect(try contents() == before, "a refused command left something")
      return refusal
    }
  }

  /// Every row that is stored, but the outcomes of commands.
  func contents() throws -> [String] {
    try reading { file in
      try file.all("SELECT stream || version FROM events ORDER BY position") { try $0.text(0) }
        + file.all("SELECT hex(id) || name || version FROM customers ORDER BY id") { try $0.text(0) }
        + file.all("SELECT product_id || available || '/' || version FROM product_stock ORDER BY 1") { try $0.text(0) }
        + file.all("SELECT hex(order_id) || line || '/' || units_left FROM returnable_lines ORDER BY 1") {
          try $0.text(0)
        }
    }
  }

  /// Nil when the product's stock is not tracked.
  func available(_ product: String) throws -> Int? {
    try reading {
      try $0.first("SELECT available FROM product_stock WHERE product_id = ?", product) { try $0.int(0) }
    }
  }

  /// The types of an order's events, oldest first.
  func events(of order: UUID) throws -> [String] {
    try reading {
      try $0.all("SELECT type FROM events WHERE stream = ? ORDER BY version", "order-\(order.uuidString.lowercased())")
      {
        try $0.text(0)
      }
    }
  }

  func reading<R>(_ body: (Connection) throws -> R) throws -> R {
    try body(Connection(path: service.folder.path + "/write.sqlite", mode: .readOnly))
  }
}

extension Shop {
  func customer(_ reference: String = "17850") async throws -> UUID {
    try await send(RegisterCustomerCommand(externalRef: reference, name: "Corner Shop", country: "France")).id
  }

  func receive(_ units: Int, of product: String) async throws {
    try await send(ReceiveStockCommand(productID: product, quantity: units))
  }

  /// Placed now, or as a sale of the past.
  func order(_ items: [CreateOrderCommand.Item], by customer: UUID, on date: Date? = nil) async throws -> UUID {
    try await send(CreateOrderCommand(customerID: customer, currency: "GBP", items: items, placedAt: date)).id
  }
}
