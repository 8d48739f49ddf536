import CommandPorts
import Domain
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Synchronization

let orderID = UUID(uuidString: "0197C0DE-0000-7000-8000-000000000001")!
let customerID = UUID(uuidString: "0197C0DE-0000-7000-8000-000000000002")!
/// 2010-12-01T08:26:00.123Z.
let placedAt = Date(milliseconds: 1_291_191_960_123)

func item(_ code: String, _ units: Int, at unitPrice: Int = 255) -> OrderItem {
  OrderItem(productID: ProductID(code)!, quantity: Quantity(units)!, unitPrice: unitPrice)
}

func order(id: UUID = orderID, _ items: [OrderItem] = [item("85123A", 6)], to address: ShippingAddress? = nil) throws
  -> Order
{
  try Order.place(
    id: id, customerID: customerID, currency: Currency("GBP")!, items: items, shippingAddress: address,
    placedAt: placedAt)
}

/// Two events of one command.
func saveEventfulOrder(in transaction: any Transaction) throws -> Done {
  var order = try order()
  try order.confirm()
  try SQLiteOrderRepository().save(order, in: transaction)
  return Done()
}

extension GoldenEvent {
  init(_ type: String, _ version: Int) {
    self.init(type, version, of: "Orders")
  }
}

extension WriteFile {
  static func ofOrders() throws -> WriteFile {
    try WriteFile(schema: [SchemaPart("Orders", OrdersSchema.migrations)])
  }

  /// Takes in units of the product: one event and one row.
  @discardableResult
  func receiveStock(_ units: Int = 1, of code: String) async throws -> Committed<Units> {
    try await unitOfWork.perform(context()) { transaction in
      let stocks = SQLiteStockRepository()
      let product = ProductID(code)!
      var stock = try stocks.load(product, in: transaction) ?? ProductStock(untracked: product)
      try stock.receive(Quantity(units)!)
      try stocks.save(stock, in: transaction)
      return Units(stock.available)
    }
  }

  func save(_ order: Order, _ context: CommandContext = context()) async throws {
    _ = try await unitOfWork.perform(context) { transaction in
      try SQLiteOrderRepository().save(order, in: transaction)
      return Done()
    }
  }

  /// The order as it is stored now.
  func loaded(_ id: UUID = orderID) async throws -> Order? {
    let found = Found()
    _ = try await unitOfWork.perform(context()) { transaction in
      let order = try SQLiteOrderRepository().load(id, in: transaction)
      found.order.withLock { $0 = order }
      return Done()
    }
    return found.order.withLock { $0 }
  }
}

private final class Found: Sendable {
  let order = Mutex<Order?>(nil)
}
