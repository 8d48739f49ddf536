import Composition
import HTTPValues
import TestSupport
import Testing

@Suite struct DeliveryDeterminismTests {
  @Test func theRowsOfAllReadModelsAreTheSame() async throws {
    let service = try TestService()
    for number in 1...20 {
      let announced = await service.send(
        .post, "/api/v1/deliveries", json: #"{"reference":"FS-\#(number)","units":\#(number)}"#)
      let address = try #require(announced.headers["Location"])
      guard number.isMultiple(of: 3) else { continue }
      _ = await service.send(.post, "\(address)/receive", headers: ["If-Match": "*"])
    }
    await service.stop()
    for feature in Feature.all where feature.name == "Deliveries" {
      try DeterminismGate(service: service.folder).check(feature.readModels)
    }
  }
}
