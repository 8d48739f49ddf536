import TestSupport
import Testing

/// The same as `make test` does with few, by many.
@Suite struct HeaderNoiseFaultTests {
  @Test(.timeLimit(.minutes(20))) func randomHeadersAreAnsweredAndTheServerGoesOn() async throws {
    let server = try await TandemProcess(try TemporaryFolder(), binary: TandemProcess.specimens)
    let count = Form.count(short: 1_000, long: 20_000)
    let report = try await server.hearNoise(count: count, seed: Seed.run)
    #expect(report.faults.isEmpty, "seed \(Seed.run)")
    let statuses = report.statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    tell("\(count) random header sets: \(report.faults.count) faults; by status (0 is closed) \(statuses)")
    await server.stop()
    #expect(!server.program.errors.whole().contains("ERROR"))
  }
}
