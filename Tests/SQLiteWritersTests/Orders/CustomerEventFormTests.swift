import CommandPorts
import Domain
import Kernel
import SQLiteWriters
import Testing

@Suite struct CustomerEventFormTests {
  static let golden = [GoldenEvent("CustomerRegistered", 1), GoldenEvent("CustomerRenamed", 1)]

  @Test func `a customer's events are stored in their documented form`() async throws {
    let file = try WriteFile.ofOrders()
    var customer = try Customer.register(
      id: customerID, externalRef: "17850", name: "Zoë", country: "United Kingdom")
    try customer.rename(to: #"Zoë "Z" Ash"#)
    let saved = customer
    _ = try await file.unitOfWork.perform(context()) { transaction in
      try SQLiteCustomerRepository().save(saved, in: transaction)
      return Done()
    }
    #expect(try file.stored().map(\.payload) == Self.golden.map(\.payload))
    #expect(try file.stored().map(\.testDescription) == Self.golden.map(\.testDescription))
    await file.close()
  }
}
