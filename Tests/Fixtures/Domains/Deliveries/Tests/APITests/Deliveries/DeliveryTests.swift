import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct DeliveryTests {
  private static let deliveries = "/api/v1/deliveries"

  @Test func anAnnouncedOneIsListedAtOnceAndReceivedOnce() async throws {
    let service = try TestService()
    let announced = await service.send(.post, Self.deliveries, json: #"{"reference":"FS-1001","units":40}"#)
    #expect(announced.status == 201)
    let address = try #require(announced.headers["Location"])
    #expect(try await service.send(.get, address).json["status"]?.string == "announced")

    let received = await service.send(.post, "\(address)/receive", headers: ["If-Match": "\"1\""])
    #expect(received.status == 200)
    let list = try await service.send(.get, "\(Self.deliveries)?status=received").json
    #expect(list["items"]?.elements.map { $0["reference"]?.string } == ["FS-1001"])
    #expect(try await service.send(.get, "\(Self.deliveries)?status=announced").json["total"]?.integer == 0)

    let again = await service.send(.post, "\(address)/receive", headers: ["If-Match": "\"2\""])
    #expect(again.status == 409)
    #expect(again.problem == "delivery-received")
    await service.stop()
  }

  @Test func whatIsNotThereCanNotBeReceived() async throws {
    let service = try TestService()
    let nothing = await service.send(
      .post, "\(Self.deliveries)/00000000-0000-4000-8000-000000000000/receive", headers: ["If-Match": "*"])
    #expect(nothing.status == 404)
    #expect(nothing.problem == "delivery-not-found")
    await service.stop()
  }
}
