import Domain
import Testing

@Suite struct ProductIDTests {
  @Test func `a product's code is kept as written`() {
    #expect(ProductID("85123A")?.code == "85123A")
    #expect(ProductID("gift 0001")?.code == "gift 0001")
    #expect(ProductID(String(repeating: "x", count: 64)) != nil)
    for text in ["", " ", " A", "A ", "A\n", "A\u{0}", "A\u{7}B", String(repeating: "x", count: 65)] {
      #expect(ProductID(text) == nil)
    }
  }

  @Test func `product codes are the same only by their bytes, as they are stored`() throws {
    let composed = try #require(ProductID("caf\u{E9}"))
    let decomposed = try #require(ProductID("cafe\u{301}"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
  }
}
