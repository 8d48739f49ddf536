import Configuration
import HTTPValues
import TestSupport
import Testing

@Suite struct ProductTests {
  @Test func showsTheStockThatIsFree() async throws {
    let service = try TestService()
    let received = await service.send(.post, "/api/v1/products/85123A/stock", json: #"{"quantity":10}"#)
    let position = try #require(received.headers["X-Position"])
    let product = await service.send(.get, "/api/v1/products/85123A", headers: ["Min-Position": position])
    #expect(product.status == 200)
    #expect(product.headers["ETag"] == "\"1.1\"")
    #expect(text(product).hasPrefix(#"{"id":"85123A","available":10,"first_seen_at":"#))
    await service.stop()
  }

  @Test func tellsWhatWasSoldByDay() async throws {
    let service = try TestService()
    let position = try await sell(service)
    let sales = await service.send(
      .get, "/api/v1/products/85123A/sales?from=2010-12-01&to=2011-12-01", headers: ["Min-Position": position])
    #expect(
      text(sales) == """
        {"product_id":"85123A","from":"2010-12-01","to":"2011-12-01","days":[{"day":"2010-12-01","currency":"GBP",\
        "units_ordered":6,"amount_ordered":1530,"units_returned":0,"amount_returned":0}]}
        """)
    let lastDay = await service.send(.get, "/api/v1/products/85123A/sales?from=2010-11-30&to=2010-12-01")
    #expect(text(lastDay).contains(#""day":"2010-12-01""#), "both ends belong to it")
    let none = await service.send(.get, "/api/v1/products/85123A/sales?from=2010-12-02&to=2010-12-02")
    #expect(text(none).hasSuffix(#""days":[]}"#))
    await service.stop()
  }

  @Test(arguments: [
    "", "?from=2010-12-01", "?to=2010-12-01", "?from=2010-12-02&to=2010-12-01", "?from=2010-12-01&to=2011-12-02",
    "?from=2010-12-01&to=yesterday", "?from=2011-02-29&to=2011-03-01", "?from=2010-12-01&to=2010-12-01&day=1",
  ])
  func refusesWhatIsNoPeriod(_ query: String) async throws {
    let service = try TestService()
    let answer = await service.send(.get, "/api/v1/products/85123A/sales" + query)
    #expect(answer.status == 400)
    #expect(text(answer).contains("/problems/malformed-request"))
    await service.stop()
  }

  @Test func knowsNoProductThatNoEventNames() async throws {
    let service = try TestService()
    for path in ["/api/v1/products/none", "/api/v1/products/none/sales?from=2010-12-01&to=2010-12-01"] {
      #expect(await service.send(.get, path).status == 404)
    }
    await service.stop()
  }

  @Test func salesAreNotForCustomers() async throws {
    let service = try TestService(principal: .user)
    #expect(await service.send(.get, "/api/v1/products/A/sales?from=2010-12-01&to=2010-12-01").status == 403)
    await service.stop()
  }

  /// One order of 6 units; answers its position.
  private func sell(_ service: TestService) async throws -> String {
    _ = await service.send(.post, "/api/v1/products/85123A/stock", json: #"{"quantity":10}"#)
    let customer = await service.send(
      .post, "/api/v1/customers", json: #"{"external_ref":"1","name":"Ada","country":"UK"}"#)
    let id = try #require(customer.headers["Location"]?.split(separator: "/").dropLast().last)
    let order = await service.send(
      .post, "/api/v1/orders",
      json: """
        {"customer_id":"\(id)","currency":"GBP","placed_at":"2010-12-01T23:59:59.999Z",
         "items":[{"product_id":"85123A","quantity":6,"unit_price":255}]}
        """)
    return try #require(order.headers["X-Position"])
  }

  private func text(_ response: HTTPResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }
}
