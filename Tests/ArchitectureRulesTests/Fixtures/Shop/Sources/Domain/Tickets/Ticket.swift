package struct SupportTicket: Codable, Sendable {
  package let opener: User  // decoy: D3
}
