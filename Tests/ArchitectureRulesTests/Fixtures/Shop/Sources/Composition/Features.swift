// The list has a feature without folders. plant: N2
extension Feature {
  package static let all: [Feature] = [orders, users, tickets, operations]  // decoy: N3
}
