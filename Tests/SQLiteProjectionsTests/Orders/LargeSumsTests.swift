import Foundation
import HTTPValues
import JSON
import SQLiteStore
import TestSupport
import Testing

/// What was accepted can be added up, however much of it there is.
@Suite struct LargeSumsTests {
  private static let orders = 1_030
  /// Of one order: just below the bound of 2⁵³ − 1.
  private static let total = 9 * 1_000_000 * 999_999_999 + 1

  @Test func sumsBeyond64BitsAreReadExactly() async throws {
    let (folder, customer) = try await played()
    let service = try TestService(folder: folder)
    let months = try await service.json("/api/v1/customers/\(customer)/overview")["months"]
    let month = try #require(months?.elements.first)
    let sum = Int128(Self.orders) * Int128(Self.total)
    #expect(sum > Int128(Int.max))
    #expect(month["gross_amount"]?.string == "\(sum)")
    #expect(month["revenue"]?.string == "\(sum)")
    #expect(month["returned_amount"]?.integer == 0)
    #expect(month["unit_count"]?.integer == Self.orders * 9_000_001)
    let days = try await service.json("/api/v1/products/gold/sales?from=2020-01-01&to=2020-01-01")["days"]
    #expect(days?.elements.first?["amount_ordered"]?.string == "\(sum)")
    await service.stop()
  }

  /// A service that took one order, whose event then stands in its log so many times.
  private func played() async throws -> (TemporaryFolder, String) {
    let service = try TestService()
    let made = await service.send(
      .post, "/api/v1/customers", json: #"{"external_ref":"1","name":"Midas","country":"Phrygia"}"#)
    let customer = try #require(try JSON.decode(JSONValue.self, from: made.body)["id"]?.string)
    let line = #"{"product_id":"gold","quantity":1000000,"unit_price":999999999}"#
    let lines = Array(repeating: line, count: 9) + [#"{"product_id":"gold","quantity":1,"unit_price":1}"#]
    let placed = await service.send(
      .post, "/api/v1/orders",
      json: """
        {"customer_id":"\(customer)","currency":"JPY","placed_at":"2020-01-01T00:00:00Z",
         "items":[\(lines.joined(separator: ","))]}
        """)
    #expect(placed.status == 201)
    await service.stop()
    let log = try Connection(path: "\(service.folder.path)/write.sqlite", mode: .readWrite(synchronous: .off))
    try log.run(Self.again, Self.orders - 1)
    try FileManager.default.removeItem(atPath: "\(service.folder.path)/read")
    return (service.folder, customer)
  }

  private static let again: SQL = """
    WITH RECURSIVE copies (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < ?)
    INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
    SELECT (SELECT max(position) FROM events) + number, stream || number, 1, type, schema_version,
      replace(payload, payload ->> 'order_id', substr(payload ->> 'order_id', 1, 28) || printf('%08x', number)),
      recorded_at, metadata
    FROM events, copies WHERE type = 'OrderCreated'
    """
}

extension TestService {
  /// What all read models have by now.
  fileprivate func json(_ target: String) async throws -> JSONValue {
    let head = try #require(await send(.get, "/api/v1/admin/projections").headers["X-Read-Position"])
    let answer = await send(.get, target, headers: ["Min-Position": head])
    #expect(answer.status == 200)
    return try JSON.decode(JSONValue.self, from: answer.body)
  }
}
