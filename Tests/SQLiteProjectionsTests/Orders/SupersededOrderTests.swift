import Foundation
import HTTPValues
import Kernel
import SQLiteStore
import TestSupport
import Testing

/// A log that holds an order in the stored form of version 1, as an earlier program left it.
@Suite struct SupersededOrderTests {
  private let order = "018f3c6a-0000-7000-8000-000000000001"

  @Test func isReadByProjectionsAndRepositoriesAlike() async throws {
    let folder = try TemporaryFolder()
    let end = try await leaveAnOldOrder(in: folder)
    let service = try TestService(folder: folder)

    let shown = await service.send(
      .get, "/api/v1/orders/\(order)", headers: ["Min-Position": end.description])
    #expect(shown.status == 200)
    #expect(text(shown).contains(#""line":2,"product_id":"71053","quantity":3"#))

    let removed = await service.send(
      .delete, "/api/v1/orders/\(order)/items/2", headers: ["If-Match": "\"1\""])
    #expect(removed.status == 200)
    await service.stop()
    let types = try Connection(path: "\(folder.path)/write.sqlite", mode: .readOnly).all(
      "SELECT type || schema_version FROM events ORDER BY position"
    ) { try $0.text(0) }
    #expect(types == ["CustomerRegistered1", "OrderCreated1", "OrderItemRemoved1"])
  }

  /// Answers the position of the order's event.
  private func leaveAnOldOrder(in folder: TemporaryFolder) async throws -> PositionToken {
    let service = try TestService(folder: folder)
    let answer = await service.send(
      .post, "/api/v1/customers", json: #"{"external_ref":"17850","name":"Ada","country":"UK"}"#)
    await service.stop()
    let registered = try #require(answer.headers["X-Position"].flatMap(PositionToken.init))
    let customer = try #require(answer.headers["Location"]?.split(separator: "/").dropLast().last)
    let payload = """
      {"order_id":"\(order)","customer_id":"\(customer)","currency":"GBP",\
      "lines":[{"product_id":"85123A","quantity":6,"unit_price":255},\
      {"product_id":"71053","quantity":3,"unit_price":339}],\
      "total_amount":2547,"placed_at":"2010-12-01T08:26:00.000Z"}
      """
    let end = PositionToken(epoch: registered.epoch, position: registered.position.next)
    let connection = try Connection(path: "\(folder.path)/write.sqlite", mode: .readWrite(synchronous: .full))
    try connection.run(
      """
      INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
      VALUES (?, ?, 1, 'OrderCreated', 1, ?, 1291191960000, '{}')
      """, end.position.value, "order-\(order)", payload)
    return end
  }

  private func text(_ response: HTTPResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }
}
