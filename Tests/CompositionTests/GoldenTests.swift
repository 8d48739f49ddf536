import CommandPorts
import Commands
import Composition
import Foundation
import Kernel
import TestSupport
import Testing

/// Everything that was ever stored stays readable, and nothing changes its shape without a new version.
@Suite struct GoldenTests {
  /// The frame's, for commands of any feature.
  private static let shared: [any CommandOutcome.Type] = [Saved.self, Done.self]

  @Test func everyVersionOfEveryEventIsReadAndTheNewestIsWrittenAsItAlwaysWas() {
    for feature in Feature.every {
      #expect(GoldenFiles(domain: feature.name).faults(events: feature.events) == [])
    }
  }

  @Test func everyVersionOfEveryOutcomeIsReadAndTheNewestIsWrittenAsItAlwaysWas() async throws {
    let service = try TestService(features: Feature.every)
    let shared = Set(Self.shared.map { ObjectIdentifier($0) })
    for feature in Feature.every {
      var own: [ObjectIdentifier: any CommandOutcome.Type] = [:]
      for registration in try feature.commands(service.ports) {
        let outcome = outcome(of: registration.command)
        if !shared.contains(ObjectIdentifier(outcome)) { own[ObjectIdentifier(outcome)] = outcome }
      }
      #expect(GoldenFiles(domain: feature.name).faults(outcomes: Array(own.values)) == [])
    }
    #expect(GoldenFiles(domain: "Shared").faults(outcomes: Self.shared) == [])
    await service.stop()
  }

  @Test func noFilesAreLeftOfAFeatureThatIsGone() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Tests/Golden"))
    #expect(Set(folders).isSubset(of: Feature.every.map(\.name) + ["Shared"]))
  }

  private func outcome<C: Command>(of command: C.Type) -> any CommandOutcome.Type { C.Outcome.self }
}
