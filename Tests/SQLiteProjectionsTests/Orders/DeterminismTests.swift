import Composition
import TestSupport
import Testing

@Suite struct DeterminismTests {
  @Test func theRowsOfAllReadModelsAreTheSame() async throws {
    let played = try await PlayedOrders(300, seed: 81)
    for feature in Feature.all where feature.name == "Orders" {
      try DeterminismGate(service: played.folder).check(feature.readModels)
    }
  }
}
