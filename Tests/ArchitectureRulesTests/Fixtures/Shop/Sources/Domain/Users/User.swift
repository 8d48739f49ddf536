package struct User: Codable, Sendable {
  package let name: String

  package init(name: String) { self.name = name }

  package func latest(of orders: [Order]) -> Order? { orders.last }  // plant: D3, L2
}
