import CommandPorts
import Domain
import Kernel
import SQLiteWriters
import Testing

@Suite struct CustomerEventFormTests {
  static let golden = [
    GoldenEvent(
      type: "CustomerRegistered", version: 1,
      payload: #"{"customer_id":"0197c0de-0000-7000-8000-000000000002","external_ref":"17850","name":"Zoë","#
        + #""country":"United Kingdom"}"#),
    GoldenEvent(
      type: "CustomerRenamed", version: 1,
      payload: #"{"customer_id":"0197c0de-0000-7000-8000-000000000002","name":"Zoë \"Z\" Ash"}"#),
  ]

  @Test func `a customer's events are stored in their documented form`() async throws {
    let file = try WriteFile()
    var customer = try Customer.register(
      id: customerID, externalRef: "17850", name: "Zoë", country: "United Kingdom")
    try customer.rename(to: #"Zoë "Z" Ash"#)
    let saved = customer
    _ = try await file.unitOfWork.perform(context()) { transaction in
      try SQLiteCustomerRepository().save(saved, in: transaction)
      return 0
    }
    #expect(try file.stored().map(\.payload) == Self.golden.map(\.payload))
    #expect(try file.stored().map(\.testDescription) == Self.golden.map(\.testDescription))
    await file.close()
  }

  @Test func `every event type and version has its golden text`() {
    expectComplete(Self.golden, of: CustomerEvent.self)
  }

  @Test(arguments: golden) func `a golden text is read and written again`(_ golden: GoldenEvent) throws {
    try expectSameText(golden, of: CustomerEvent.self)
  }
}
