// The domain stands in one layer only. plant: N2
package struct SupportTicket: Codable, Sendable {
  package let opener: User  // decoy: D3
}
