import Composition
import Foundation
import SQLiteProjections
import TestSupport
import Testing

/// Every read model passes the determinism gate, the app's with a history that its domain tells.
@Suite struct EveryReadModelTests {
  @Test(arguments: Feature.all.filter { !$0.readModels.isEmpty }.map(\.name))
  func aDomainWithReadModelsHasTestsOfTheGate(_ feature: String) throws {
    let path = "Tests/SQLiteProjectionsTests/\(feature)/DeterminismTests.swift"
    let tests = try String(contentsOfFile: Repository.path(path), encoding: .utf8)
    #expect(tests.contains("DeterminismGate("), "\(path) checks the read models of \(feature)")
    #expect(tests.contains("readModels"), "and asks the feature which there are")
  }

  @Test func theSpecimensRowsAreTheSame() async throws {
    let played = try await PlayedSpecimens(120, seed: 1)
    try DeterminismGate(service: played.folder).check(Feature.specimen.readModels)
  }
}
