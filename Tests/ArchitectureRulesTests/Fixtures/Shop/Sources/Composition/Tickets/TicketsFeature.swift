// The domain stands in two layers, and in no other that an aggregate needs. plant: N2
extension Feature {
  static let tickets = Feature(name: "Tickets")
}
