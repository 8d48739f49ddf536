import Domain
import Kernel
import Testing

@Suite struct ValueTests {
  @Test func `a currency is three capital letters`() {
    #expect(Currency("GBP")?.code == "GBP")
    for text in ["", "GB", "GBPP", "gbp", "GB1", "G P", "ＧＢＰ", "ÄÖÜ", "É"] { #expect(Currency(text) == nil) }
  }

  @Test func `a quantity is from one to a million`() {
    #expect(Quantity(1)?.units == 1)
    #expect(Quantity(1_000_000)?.units == 1_000_000)
    for units in [0, -1, 1_000_001, .max, .min] { #expect(Quantity(units) == nil) }
  }

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
