package import Foundation
package import Kernel

/// What a customer has bought, month by month. Months are calendar months in UTC.
package struct CustomerOverview: Codable, Sendable {
  package let id: UUID
  package let externalRef: String
  package let name: String
  package let country: String
  /// Orders that were not cancelled.
  package let orderCount: Int
  /// Oldest first; a month stands once for each currency.
  package let months: [Month]
  package let version: Int

  package struct Month: Codable, Hashable, Sendable {
    /// `2010-12`
    package let month: String
    package let currency: String
    /// Orders placed in the month and not cancelled; their lines and units; what they cost, minor units.
    package let orderCount: Int
    package let itemCount: Int
    package let unitCount: Sum
    package let grossAmount: Sum
    /// What was paid for the units that came back in the month.
    package let returnedAmount: Sum
    /// `grossAmount` less `returnedAmount`.
    package let revenue: Sum

    package init(
      month: String, currency: String, orderCount: Int, itemCount: Int, unitCount: Sum, grossAmount: Sum,
      returnedAmount: Sum
    ) {
      self.month = month
      self.currency = currency
      self.orderCount = orderCount
      self.itemCount = itemCount
      self.unitCount = unitCount
      self.grossAmount = grossAmount
      self.returnedAmount = returnedAmount
      self.revenue = grossAmount - returnedAmount
    }
  }

  package init(
    id: UUID, externalRef: String, name: String, country: String, orderCount: Int, months: [Month], version: Int
  ) {
    self.id = id
    self.externalRef = externalRef
    self.name = name
    self.country = country
    self.orderCount = orderCount
    self.months = months
    self.version = version
  }
}
