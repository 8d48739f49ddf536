import Foundation
import HTTPValues
import JSON
import SQLiteStore
import TestSupport
import Testing

/// Ids that got in before they had the grammar of a path stay where they are.
@Suite struct OlderProductIDTests {
  @Test(arguments: ["A/B", "..", String(repeating: "e\u{301}", count: 64)])
  func ordersOfOlderProductsAreReadAndChanged(_ product: String) async throws {
    let (folder, order) = try await played(product)
    let service = try TestService(folder: folder)
    let returned = await service.send(
      .post, "\(order)/returns", headers: ["If-Match": "*"], json: #"{"items":[{"line":1,"quantity":1}]}"#)
    #expect(returned.status == 200)
    let position = try #require(returned.headers["X-Position"])
    let read = await service.send(.get, order, headers: ["Min-Position": position])
    #expect(read.status == 200)
    let item = try JSON.decode(JSONValue.self, from: read.body)["items"]?.elements.first
    #expect(item?["product_id"]?.string == product)
    #expect(item?["returned"]?.integer == 1)
    let products = await service.send(.get, "/api/v1/products/known", headers: ["Min-Position": position])
    #expect(products.status == 404)
    #expect(products.headers["X-Read-Parked"] == nil)
    await service.stop()
    let rows = try Connection(path: "\(folder.path)/read/product_sales.v1.sqlite", mode: .readOnly)
    #expect(try rows.all("SELECT product_id FROM product_sales") { try $0.text(0) } == [product, product])
  }

  /// A folder with one order of the product, and the order's address.
  private func played(_ product: String) async throws -> (TemporaryFolder, String) {
    let service = try TestService()
    let made = await service.send(
      .post, "/api/v1/customers", json: #"{"external_ref":"1","name":"Corner Shop","country":"France"}"#)
    let customer = try #require(try JSON.decode(JSONValue.self, from: made.body)["id"]?.string)
    let placed = await service.send(
      .post, "/api/v1/orders",
      json: """
        {"customer_id":"\(customer)","currency":"GBP","placed_at":"2020-01-01T00:00:00Z",
         "items":[{"product_id":"later","quantity":2,"unit_price":1}]}
        """)
    let order = try #require(placed.headers["Location"])
    await service.stop()
    let file = try Connection(path: "\(service.folder.path)/write.sqlite", mode: .readWrite(synchronous: .off))
    try file.run("UPDATE events SET payload = replace(payload, 'later', ?)", product)
    try file.run("UPDATE returnable_lines SET product_id = ?", product)
    try FileManager.default.removeItem(atPath: "\(service.folder.path)/read")
    return (service.folder, order)
  }
}
