import Domain
import Kernel
import Testing

@Suite struct CustomerTests {
  func register(_ reference: String = "17850", _ name: String = "Corner Shop", _ country: String = "France") throws
    -> Customer
  {
    try Customer.register(id: customerID, externalRef: reference, name: name, country: country)
  }

  @Test func `a customer is registered as named, trimmed`() throws {
    let customer = try register(" 17850", "Corner Shop ", "\tFrance")
    #expect(customer.externalRef == "17850")
    #expect(customer.version == 1)
    guard case .registered(let event) = try #require(customer.pending.first), customer.pending.count == 1 else {
      Issue.record("\(customer.pending)")
      return
    }
    #expect([event.externalRef, event.name, event.country] == ["17850", "Corner Shop", "France"])
    #expect(event.customerID == customerID)
  }

  @Test func `all faulty fields are named at once`() {
    let error = #expect(throws: CustomerError.self) { try register("", String(repeating: "x", count: 201), "a\nb") }
    #expect(error?.code == "invalid-customer")
    #expect(error?.fields.map(\.pointer) == ["/external_ref", "/name", "/country"])
  }

  @Test func `a new name is a new version`() throws {
    var customer = try register()
    try customer.rename(to: " Corner Shop Ltd ")
    #expect(customer.name == "Corner Shop Ltd")
    #expect(customer.version == 2)
    guard case .renamed(let event) = try #require(customer.pending.last) else {
      Issue.record("\(customer.pending)")
      return
    }
    #expect(event.name == "Corner Shop Ltd")
    #expect(customer.pending.map(\.customerID) == [customerID, customerID])
  }

  @Test func `the name they have already changes nothing`() throws {
    var customer = Customer(id: customerID, externalRef: "17850", name: "Corner Shop", country: "France", version: 4)
    try customer.rename(to: "Corner Shop ")
    #expect(customer.version == 4)
    #expect(customer.pending.isEmpty)
  }

  @Test func `a faulty name is refused and the old one stays`() throws {
    var customer = try register()
    let error = #expect(throws: CustomerError.self) { try customer.rename(to: " ") }
    #expect(error?.fields.map(\.pointer) == ["/name"])
    #expect(customer.name == "Corner Shop")
    #expect(customer.version == 1)
  }

  @Test func `another version than the present one is a conflict`() throws {
    let customer = try register()
    try customer.require(version: nil)
    try customer.require(version: 1)
    #expect(throws: VersionConflict.self) { try customer.require(version: 2) }
    #expect(throws: VersionConflict.self) { try customer.require(version: 0) }
  }

  @Test func `a reference that is taken is named`() {
    let error = CustomerError.externalRefTaken("17850")
    #expect(error.kind == .conflict)
    #expect(error.fields.map(\.pointer) == ["/external_ref"])
  }
}
