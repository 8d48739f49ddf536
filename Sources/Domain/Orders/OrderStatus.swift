package enum OrderStatus: String, Codable, Sendable, CaseIterable {
  case pending, confirmed, shipped, cancelled
}
