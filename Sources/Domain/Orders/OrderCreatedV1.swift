import Foundation
import Kernel

/// Lines had no number of their own then, only their place. Since lines can be removed and returns name a line, a place
/// tells nothing any more, and version 2 writes the number down.
package struct OrderCreatedV1: SupersededEvent {
  package struct Line: Decodable {
    let productID: ProductID
    let quantity: Int
    let unitPrice: Int
  }

  let orderID: UUID
  let customerID: UUID
  let currency: Currency
  let lines: [Line]
  let totalAmount: Int
  let shippingAddress: ShippingAddress?
  let placedAt: Date

  package func upcast() -> OrderCreated {
    OrderCreated(
      orderID: orderID, customerID: customerID, currency: currency,
      lines: lines.enumerated().map { place, line in
        OrderLine(line: place + 1, productID: line.productID, quantity: line.quantity, unitPrice: line.unitPrice)
      },
      totalAmount: totalAmount, shippingAddress: shippingAddress, placedAt: placedAt)
  }
}
