import CommandPorts
import Domain
import Foundation
import SQLiteWriters
import Testing

@Suite struct OrdersForeignTransactionTests {
  @Test func `a transaction of another adapter is refused by every port`() throws {
    let product = ProductID("A")!
    var stock = ProductStock(untracked: product)
    try stock.receive(Quantity(1)!)
    let customer = try Customer.register(id: customerID, externalRef: "1", name: "Corner Shop", country: "France")
    try expectRefused { _ = try SQLiteOrderRepository().load(orderID, in: $0) }
    try expectRefused {
      _ = try SQLiteOrderRepository().loadLatestID(
        of: customerID, holding: product, placedBefore: placedAt, in: $0)
    }
    try expectRefused { try SQLiteOrderRepository().save(try order(), in: $0) }
    try expectRefused { _ = try SQLiteStockRepository().load(product, in: $0) }
    try expectRefused { [stock] in try SQLiteStockRepository().save(stock, in: $0) }
    try expectRefused { _ = try SQLiteCustomerRepository().load(customerID, in: $0) }
    try expectRefused { _ = try SQLiteCustomerRepository().load(externalRef: "1", in: $0) }
    try expectRefused { try SQLiteCustomerRepository().save(customer, in: $0) }
  }
}
