import HTTPValues
import SQLiteStore
import TestSupport
import Testing

/// The read model's rows against the same figures counted by SQLite from the JSON of the log.
@Suite struct ProductSalesRecountTests {
  @Test(arguments: [1, 2, 3])
  func equalsARecountOfTheLog(_ seed: UInt64) async throws {
    let service = try TestService()
    var shop = try await RandomShop(service, seed: seed)
    await shop.run(commands: 300)
    let caughtUp = await service.send(
      .get, "/api/v1/products/85123A", headers: ["Min-Position": shop.position])
    #expect(caughtUp.status == 200)
    await service.stop()

    let log = try Connection(path: "\(service.folder.path)/write.sqlite", mode: .readOnly)
    let rows = try Connection(path: "\(service.folder.path)/read/product_sales.v1.sqlite", mode: .readOnly)
    let days = try rows.all(Self.days) { try $0.text(0) }
    #expect(days.count > 10)
    #expect(try log.all(Self.recountedDays) { try $0.text(0) } == days)
    let products = try rows.all(Self.products) { try $0.text(0) }
    #expect(products.count > 3)
    #expect(try log.all(Self.recountedProducts) { try $0.text(0) } == products)
  }

  private static let days: SQL = """
    SELECT format('%s|%s|%s|%d|%d|%d|%d', product_id, day, currency, units_ordered, amount_ordered, units_returned, amount_returned)
    FROM product_sales ORDER BY product_id, day, currency
    """

  private static let recountedDays: SQL = """
    WITH moved (product, day, currency, kind, units, price) AS (
      SELECT line.value ->> 'product_id', substr(payload ->> 'placed_at', 1, 10), payload ->> 'currency', events.type,
        line.value ->> 'quantity', line.value ->> 'unit_price'
      FROM events, json_each(payload, '$.lines') AS line WHERE events.type IN ('OrderCreated', 'OrderCancelled')
      UNION ALL
      SELECT payload ->> '$.item.product_id', substr(payload ->> 'placed_at', 1, 10), payload ->> 'currency', events.type,
        payload ->> '$.item.quantity', payload ->> '$.item.unit_price'
      FROM events WHERE type IN ('OrderItemAdded', 'OrderItemRemoved')
      UNION ALL
      SELECT line.value ->> 'product_id', substr(payload ->> 'returned_at', 1, 10), payload ->> 'currency', events.type,
        line.value ->> 'quantity', line.value ->> 'unit_price'
      FROM events, json_each(payload, '$.items') AS line WHERE events.type = 'OrderItemsReturned'
    ), signed AS (
      SELECT product, day, currency,
        CASE kind WHEN 'OrderItemsReturned' THEN 0 WHEN 'OrderCreated' THEN 1 WHEN 'OrderItemAdded' THEN 1 ELSE -1 END
          AS ordered,
        kind = 'OrderItemsReturned' AS returned, units, price
      FROM moved
    )
    SELECT format('%s|%s|%s|%d|%d|%d|%d', product, day, currency, sum(ordered * units), sum(ordered * units * price),
      sum(returned * units), sum(returned * units * price))
    FROM signed GROUP BY product, day, currency
    HAVING sum(ordered * units) <> 0 OR sum(ordered * units * price) <> 0 OR sum(returned * units) <> 0
    ORDER BY product, day, currency
    """

  private static let products: SQL = """
    SELECT format('%s|%s|%d|%d|%d', id, coalesce(available, '-'), first_seen_at, version, changed)
    FROM products ORDER BY id
    """

  /// A product is known by its first event, which may be a sale of the past; its stock is known by its own events.
  private static let recountedProducts: SQL = """
    WITH named (product, position, recorded_at, version, units) AS (
      SELECT payload ->> 'product_id', position, recorded_at, version,
        (payload ->> 'quantity') * CASE type WHEN 'StockReserved' THEN -1 ELSE 1 END
      FROM events WHERE stream LIKE 'product-%'
      UNION ALL
      SELECT line.value ->> 'product_id', position, recorded_at, NULL, NULL
      FROM events, json_each(payload, '$.lines') AS line WHERE events.type = 'OrderCreated'
      UNION ALL
      SELECT payload ->> '$.item.product_id', position, recorded_at, NULL, NULL
      FROM events WHERE type = 'OrderItemAdded'
    )
    SELECT format('%s|%s|%d|%d|%d', product, coalesce(sum(units), '-'), min(recorded_at), coalesce(max(version), 0),
      max(min(position), coalesce(max(position) FILTER (WHERE version IS NOT NULL), 0)))
    FROM named GROUP BY product ORDER BY product
    """
}
