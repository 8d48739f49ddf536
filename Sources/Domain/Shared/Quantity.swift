/// A number of units: 1 … 1,000,000.
package struct Quantity: Hashable, Sendable {
  package static let range = 1...1_000_000

  package let units: Int

  /// Nil outside the range.
  package init?(_ units: Int) {
    guard Self.range.contains(units) else { return nil }
    self.units = units
  }
}
