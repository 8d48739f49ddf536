import Testing

/// `make bench` runs them, in release, one after the other.
@Suite(.serialized) struct OrdersBenchmarks {
  @Test func commands() async throws {
    try await CommandThroughput.run()
  }

  @Test func lag() async throws {
    try await ProjectionLag.run()
  }

  @Test func rebuild() async throws {
    try await RebuildRate.run()
  }
}
