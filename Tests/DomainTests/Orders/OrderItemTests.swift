import Domain
import Kernel
import Testing

@Suite struct OrderItemTests {
  @Test func `all faulty fields are named at once, below the pointer`() {
    var faults = [RefusedField("/currency", "found before")]
    let item = OrderItem(productID: " ", quantity: 0, unitPrice: -5, at: "/items/3", faults: &faults)
    #expect(item == nil)
    #expect(
      faults.map(\.pointer) == ["/currency", "/items/3/product_id", "/items/3/quantity", "/items/3/unit_price"])
    #expect(faults[2].detail == "must be from 1 to 1000000")
  }

  @Test(arguments: [1, 1_000_000_000]) func `a price within the range is taken`(_ unitPrice: Int) {
    var faults: [RefusedField] = []
    #expect(OrderItem(productID: "A", quantity: 1, unitPrice: unitPrice, at: "", faults: &faults) != nil)
    #expect(faults.isEmpty)
  }

  @Test(arguments: [0, -1, 1_000_000_001, .max, .min]) func `a price beyond the range is refused`(_ unitPrice: Int) {
    var faults: [RefusedField] = []
    #expect(OrderItem(productID: "A", quantity: 1, unitPrice: unitPrice, at: "", faults: &faults) == nil)
    #expect(faults.map(\.pointer) == ["/unit_price"])
  }
}
