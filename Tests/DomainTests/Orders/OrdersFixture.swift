import Domain
import Foundation
import Kernel

let orderID = UUID()
let customerID = UUID()
let gbp = Currency("GBP")!
let noon = Date(milliseconds: 1_291_204_800_000)

func product(_ code: String) -> ProductID { ProductID(code)! }

func item(_ code: String = "A", _ units: Int = 1, at unitPrice: Int = 100) -> OrderItem {
  OrderItem(productID: product(code), quantity: Quantity(units)!, unitPrice: unitPrice)
}

func place(_ items: [OrderItem]) throws(OrderError) -> Order {
  try Order.place(
    id: orderID, customerID: customerID, currency: gbp, items: items, shippingAddress: nil, placedAt: noon)
}

/// An order in the status, with the items.
func order(_ status: OrderStatus = .pending, _ items: [OrderItem] = [item()]) throws -> Order {
  var order = try place(items)
  switch status {
  case .pending: break
  case .confirmed: try order.confirm()
  case .shipped:
    try order.confirm()
    try order.ship()
  case .cancelled: try order.cancel(reason: "changed their mind")
  }
  return order
}

/// The code that the body is refused with; nil when it is not.
func refusal(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return (error as? any Refusal)?.code ?? "\(error)"
  }
}

extension Order {
  /// The types of the events raised so far, oldest first.
  var raised: [String] { pending.map { type(of: $0.payload).type } }

  /// Everything that callers see of the order.
  var visible: [String] {
    [
      "\(id) \(customerID) \(currency.code) \(placedAt.milliseconds) \(status) \(version)",
      lines.map { "\($0)" }.joined(), returned.sorted { $0.key < $1.key }.map { "\($0)" }.joined(),
    ]
  }
}
