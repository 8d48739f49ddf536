import Domain
import Foundation
import Kernel
import Testing

@Suite struct DeliveryRuleTests {
  private let id = UUID()

  @Test func `a delivery is received once`() throws {
    var delivery = try Delivery.announce(id: id, reference: "FS-1001", units: 40)
    try delivery.receive()
    #expect(delivery.version == 2)
    let error = #expect(throws: DeliveryError.self) { try delivery.receive() }
    #expect(error?.code == "delivery-received")
    #expect(delivery.version == 2)
  }

  @Test func `all faulty fields are named at once`() {
    let error = #expect(throws: DeliveryError.self) { try Delivery.announce(id: id, reference: " ", units: 0) }
    #expect(error?.fields.map(\.pointer) == ["/reference", "/units"])
  }

  @Test func `it is the fold of its events`() throws {
    var told = try Delivery.announce(id: id, reference: "FS-1001", units: 40)
    try told.receive()
    var folded = try #require(Delivery(opening: told.pending[0]))
    folded.apply(told.pending[1])
    #expect(folded.status == .received)
    #expect(folded.version == told.version)
  }
}
