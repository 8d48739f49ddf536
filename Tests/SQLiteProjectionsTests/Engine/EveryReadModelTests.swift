import Composition
import Foundation
import SQLiteProjections
import TestSupport
import Testing

/// Every read model passes the determinism gate, the app's with a history that its domain tells.
@Suite struct EveryReadModelTests {
  @Test(arguments: Feature.all.filter { !$0.readModels.isEmpty }.map(\.name))
  func aDomainWithReadModelsHasTestsOfTheGate(_ feature: String) throws {
    let folder = "Tests/SQLiteProjectionsTests/\(feature)"
    let tests = try Repository.files(in: folder, withExtension: "swift").map {
      try String(contentsOfFile: Repository.path($0), encoding: .utf8)
    }
    // A file's name occurs once in a module, so each domain gives its own.
    #expect(
      tests.contains { $0.contains("DeterminismGate(") && $0.contains("readModels") },
      "a test in \(folder) takes the read models that the feature has through the gate")
  }

  @Test func theSpecimensRowsAreTheSame() async throws {
    let played = try await PlayedSpecimens(120, seed: 1)
    try DeterminismGate(service: played.folder).check(Feature.specimen.readModels)
  }
}
