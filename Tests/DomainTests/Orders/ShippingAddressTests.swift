import Domain
import Kernel
import Testing

@Suite struct ShippingAddressTests {
  @Test func `only the country must be known`() {
    var faults: [RefusedField] = []
    let address = ShippingAddress(
      recipient: nil, street: nil, city: nil, postalCode: nil, country: " France ", at: "", faults: &faults)
    #expect(address?.country == "France")
    #expect(address?.recipient == nil)
    #expect(faults.isEmpty)
  }

  @Test func `all faulty parts are named at once, below the pointer`() {
    var faults: [RefusedField] = []
    let long = String(repeating: "x", count: 201)
    let address = ShippingAddress(
      recipient: "", street: long, city: "a\nb", postalCode: " ", country: "", at: "/shipping_address",
      faults: &faults)
    #expect(address == nil)
    #expect(
      faults.map(\.pointer)
        == ["recipient", "street", "city", "postal_code", "country"].map { "/shipping_address/\($0)" })
  }
}
