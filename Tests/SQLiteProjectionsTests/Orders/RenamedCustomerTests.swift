import CommandPorts
import Commands
import Foundation
import Kernel
import SQLiteStore
import TestSupport
import Testing

@Suite struct RenamedCustomerTests {
  @Test func aNewNameStandsInAllOrdersOfTheCustomerAndNoOthers() async throws {
    let service = try TestService()
    func send<C: Command>(_ command: C) async throws -> Committed<C.Outcome> {
      try await service.commands.execute(command, service.context())
    }
    var customers: [UUID] = []
    for name in ["Corner Shop", "Other Shop"] {
      let done = try await send(RegisterCustomerCommand(externalRef: name, name: name, country: "France"))
      customers.append(done.outcome.id)
    }
    for customer in customers + customers {
      _ = try await send(
        CreateOrderCommand(
          customerID: customer, currency: "GBP", items: [.init(productID: "22423", quantity: 1, unitPrice: 1)],
          placedAt: Date(timeIntervalSince1970: 1e9)))
    }
    let renamed = try await send(RenameCustomerCommand(customerID: customers[0], version: 1, name: "Corner Shop B."))
    let later = try await send(
      CreateOrderCommand(
        customerID: customers[0], currency: "GBP", items: [.init(productID: "22423", quantity: 1, unitPrice: 1)],
        placedAt: Date(timeIntervalSince1970: 1e9)))
    await service.caughtUp(to: later.position)
    await service.stop()

    let connection = try Connection(path: OrdersFiles(of: service.folder).ordersPath, mode: .readOnly)
    func rows(of customer: UUID) throws -> [String] {
      try connection.all(
        "SELECT json_array(customer_name, version, changed) FROM order_summary WHERE customer_id = ? ORDER BY changed",
        customer
      ) { try $0.text(0) }
    }
    let position = renamed.position.position.value
    #expect(
      try rows(of: customers[0])
        == [position, position, position + 1].map { "[\"Corner Shop B.\",1,\($0)]" }, "and in those to come")
    #expect(try rows(of: customers[1]) == [#"["Other Shop",1,4]"#, #"["Other Shop",1,6]"#])
  }
}
