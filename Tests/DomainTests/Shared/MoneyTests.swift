import Domain
import Kernel
import Testing

@Suite struct MoneyTests {
  let gbp = Currency("GBP")!

  @Test(arguments: [0, 1, -1, Money.largest, -Money.largest])
  func `an amount within the range is kept`(_ amount: Int) throws {
    #expect(try Money(amount, gbp).amount == amount)
  }

  @Test(arguments: [Money.largest + 1, -Money.largest - 1, .max, .min + 1, .min])
  func `an amount beyond the range is an error`(_ amount: Int) {
    #expect(throws: MoneyError.outOfRange) { try Money(amount, gbp) }
  }

  @Test func `a sum beyond the range is an error`() throws {
    let most = try Money(Money.largest, gbp)
    #expect(try most.adding(.zero(gbp)) == most)
    #expect(throws: MoneyError.outOfRange) { try most.adding(Money(1, gbp)) }
    let least = try Money(-Money.largest, gbp)
    #expect(try most.adding(least) == .zero(gbp))
    #expect(throws: MoneyError.outOfRange) { try least.adding(Money(-1, gbp)) }
  }

  @Test func `two currencies don't add up`() throws {
    let euro = try Money(1, Currency("EUR")!)
    #expect(throws: MoneyError.mixedCurrencies) { try euro.adding(Money(1, gbp)) }
  }

  @Test func `a product beyond the range, or beyond the machine's, is an error`() throws {
    #expect(try Money(3, gbp).times(Quantity(1_000_000)!).amount == 3_000_000)
    #expect(throws: MoneyError.outOfRange) { try Money(Money.largest, gbp).times(Quantity(2)!) }
    #expect(throws: MoneyError.outOfRange) { try Money(Money.largest, gbp).times(Quantity(1_000_000)!) }
    // −2⁴⁴ · 2¹⁹ is the least machine integer, whose magnitude is none.
    #expect(throws: MoneyError.outOfRange) { try Money(-(1 << 44), gbp).times(Quantity(1 << 19)!) }
  }
}
