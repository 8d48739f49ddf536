import CommandPorts
import Commands
import Composition
import Kernel
import TestSupport
import Testing

/// Everything that was ever stored stays readable, and nothing changes its shape without a new version, whichever
/// features there are.
@Suite struct GoldenTests {
  /// Answered by commands of many features.
  private static let shared: [any CommandOutcome.Type] = [Saved.self, Done.self]

  @Test(arguments: Feature.all.map(\.name)) func eventsAreReadAndTheNewestAreWrittenAsTheyAlwaysWere(
    _ name: String
  ) throws {
    let feature = try #require(Feature.all.first { $0.name == name })
    #expect(GoldenFiles(domain: name).faults(events: feature.events) == [])
  }

  @Test(arguments: Feature.all.map(\.name)) func outcomesAreReadAndTheNewestAreWrittenAsTheyAlwaysWere(
    _ name: String
  ) async throws {
    let feature = try #require(Feature.all.first { $0.name == name })
    let needed = needs(of: feature)
    let others = Self.shared + (try await outcomes(of: needed))
    let known = Set(others.map { ObjectIdentifier($0) })
    let own = try await outcomes(of: needed + [feature]).filter { !known.contains(ObjectIdentifier($0)) }
    #expect(GoldenFiles(domain: name).faults(outcomes: own) == [])
  }

  @Test func sharedOutcomesAreReadAndWrittenAsTheyAlwaysWere() {
    #expect(GoldenFiles(domain: "Shared").faults(outcomes: Self.shared) == [])
  }

  /// At whatever distance, each once.
  private func needs(of feature: Feature) -> [Feature] {
    let all = feature.needs.flatMap { needs(of: $0) + [$0] }
    return Array(Dictionary(all.map { ($0.name, $0) }) { first, _ in first }.values)
  }

  private func outcomes(of features: [Feature]) async throws -> [any CommandOutcome.Type] {
    guard !features.isEmpty else { return [] }
    let service = try TestService(features: features)
    let outcomes = service.commands.outcomes
    await service.stop()
    return outcomes
  }
}
