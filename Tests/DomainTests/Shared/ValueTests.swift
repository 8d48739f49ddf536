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
}
