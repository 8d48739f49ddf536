package import Kernel

/// What was sold of a product and came back, day by day (UTC).
package struct ProductSales: Codable, Sendable {
  package let productID: String
  package let from: String
  package let to: String
  /// Oldest first; a day stands once for each currency, and not at all when nothing moved.
  package let days: [Day]

  package struct Day: Codable, Hashable, Sendable {
    /// `2010-12-01`
    package let day: String
    package let currency: String
    /// Of the orders placed on the day, without what was cancelled or taken out of them; amounts in minor units.
    package let unitsOrdered: Sum
    package let amountOrdered: Sum
    /// Of the returns that came on the day, whenever ordered.
    package let unitsReturned: Sum
    package let amountReturned: Sum

    package init(
      day: String, currency: String, unitsOrdered: Sum, amountOrdered: Sum, unitsReturned: Sum, amountReturned: Sum
    ) {
      self.day = day
      self.currency = currency
      self.unitsOrdered = unitsOrdered
      self.amountOrdered = amountOrdered
      self.unitsReturned = unitsReturned
      self.amountReturned = amountReturned
    }
  }

  package init(productID: String, period: DayPeriod, days: [Day]) {
    self.productID = productID
    from = period.from.text
    to = period.to.text
    self.days = days
  }
}

/// Days from one to another, both included: at least one, at most 366.
package struct DayPeriod: Hashable, Sendable {
  package static let longest = 366

  package let from: CalendarDay
  package let to: CalendarDay

  /// One day.
  package init(day: CalendarDay) {
    from = day
    to = day
  }

  /// Nil when the days are in the wrong order or too far apart.
  package init?(from: CalendarDay, to: CalendarDay) {
    guard (from.number..<from.number + Self.longest).contains(to.number) else { return nil }
    self.from = from
    self.to = to
  }
}
