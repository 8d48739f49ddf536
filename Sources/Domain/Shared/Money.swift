import Kernel

/// An amount in a currency's minor unit (pence, cents). Arithmetic that leaves the range throws, never traps.
package struct Money: Hashable, Codable, Sendable {
  /// 2⁵³ − 1: the largest integer every JSON client can read.
  package static let largest = Sum.largestNumber

  package let amount: Int
  package let currency: Currency

  package init(_ amount: Int, _ currency: Currency) throws(MoneyError) {
    guard (-Self.largest...Self.largest).contains(amount) else { throw .outOfRange }
    self.amount = amount
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money {
    Money(unchecked: 0, currency)
  }

  package func adding(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .mixedCurrencies }
    return try Money(amount + other.amount, currency)
  }

  package func times(_ quantity: Quantity) throws(MoneyError) -> Money {
    let (product, overflow) = amount.multipliedReportingOverflow(by: quantity.units)
    guard !overflow else { throw .outOfRange }
    return try Money(product, currency)
  }

  private init(unchecked amount: Int, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }
}

package enum MoneyError: Error {
  case outOfRange, mixedCurrencies
}
