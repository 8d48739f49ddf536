package struct Money: Codable, Sendable {
  package let cents: Int

  package init(_ cents: Int) { self.cents = cents }

  package var owner: Order? { nil }  // plant: D3
}
