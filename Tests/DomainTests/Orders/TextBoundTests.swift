import Domain
import Kernel
import Testing

/// One character can hold any number of combining marks.
@Suite struct TextBoundTests {
  private let marked = "a" + String(repeating: "\u{301}", count: 300_000)

  @Test func `no text of a customer is longer in bytes than four for each character that it may have`() throws {
    let error = try #require(throws: CustomerError.self) {
      try Customer.register(id: customerID, externalRef: marked, name: marked, country: marked)
    }
    let detail = "1 to 200 characters, none of them a control, in at most 800 bytes of UTF-8"
    #expect(error.fields == ["/external_ref", "/name", "/country"].map { RefusedField($0, detail) })
    var customer = try Customer.register(id: customerID, externalRef: "1", name: "Zoë", country: "France")
    #expect(throws: CustomerError.self) { try customer.rename(to: marked) }
  }

  @Test func `no text of an order either`() throws {
    #expect(ProductID(marked) == nil)
    var faults: [RefusedField] = []
    #expect(OrderItem(productID: marked, quantity: 1, unitPrice: 1, at: "/items/0", faults: &faults) == nil)
    #expect(
      ShippingAddress(
        recipient: marked, street: marked, city: marked, postalCode: marked, country: marked, at: "/shipping_address",
        faults: &faults) == nil)
    #expect(faults.count == 6)
    #expect(faults.allSatisfy { $0.detail.hasSuffix("bytes of UTF-8") })
    var order = try order()
    #expect(refusal { try order.cancel(reason: marked) } == "invalid-order")
    #expect(order.status == .pending)
  }
}
