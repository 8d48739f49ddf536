import CommandPorts
import Domain
import Foundation
import Kernel
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
func saveEventful(in transaction: any Transaction) throws -> Done {
  var order = try order()
  try order.confirm()
  try SQLiteOrderRepository().save(order, in: transaction)
  return Done()
}

extension WriteFile {
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
