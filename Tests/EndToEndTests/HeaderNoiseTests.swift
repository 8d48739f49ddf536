import TestSupport
import Testing

/// Whatever headers a client sends, the server has no fault of its own and goes on answering.
@Suite struct HeaderNoiseTests {
  @Test func randomHeadersAreAnsweredAndTheServerGoesOn() async throws {
    let server = try await Museum.serve(try TemporaryFolder())
    let report = try await server.hearNoise(count: 400, seed: 7)
    #expect(report.faults.isEmpty)
    // The noise comes as far as the headers' grammars and beyond.
    #expect((report.statuses[200] ?? 0) + (report.statuses[201] ?? 0) > 40)
    #expect(report.refusedHeaders.count >= 4)
    await server.stop()
    #expect(!server.program.errors.whole().contains("ERROR"))
  }
}
