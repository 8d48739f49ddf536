import Foundation
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct CustomerTests {
  private let patch: HTTPHeaders = ["If-Match": "\"1\"", "Content-Type": "application/merge-patch+json"]

  @Test func aNewCustomerIs201AtItsOverview() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(
        .post, "/api/v1/customers", json: #"{"external_ref":"2","name":"Other Shop","country":"France"}"#)
      #expect(answer.status == 201)
      #expect(try answer.names == ["id", "version", "position"])
      #expect(try answer.headers["Location"] == "/api/v1/customers/\(answer.text("id"))/overview")
      let overview = try await shop.get(try #require(answer.headers["Location"]), after: answer)
      #expect(overview.status == 200)
      #expect(
        try overview.names == ["id", "external_ref", "name", "country", "order_count", "months", "version"])
      #expect(try overview.json["months"] == .array([]))
    }
  }

  @Test func aReferenceIsTakenOnce() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(
        .post, "/api/v1/customers", json: #"{"external_ref":"17850","name":"Other Shop","country":"France"}"#)
      #expect(answer.status == 409)
      #expect(answer.problem == "external-ref-taken")
      #expect(try answer.pointers == ["/external_ref"])
    }
  }

  @Test func allFaultsOfACustomerAreToldAtOnce() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/customers", json: #"{"external_ref":"","name":" ","country":""}"#)
      #expect(answer.status == 422)
      #expect(answer.problem == "invalid-customer")
      #expect(try answer.pointers == ["/external_ref", "/name", "/country"])
    }
  }

  @Test func renamingTakesAMergePatchAndNothingElse() async throws {
    try await Shop.open { shop async throws in
      let address = "/api/v1/customers/\(shop.customer)"
      let asJSON = await shop.change(address, by: .patch, version: 1, json: #"{"name":"Other Shop"}"#)
      #expect(asJSON.status == 415)
      #expect(asJSON.problem == "unsupported-media-type")
      let answer = await shop.send(.patch, address, headers: patch, json: #"{"name":"Other Shop"}"#)
      #expect(answer.status == 200)
      #expect(answer.headers["ETag"] == "\"2\"")
      let overview = try await shop.get("\(address)/overview", after: answer)
      #expect(try overview.text("name") == "Other Shop")
      #expect(try overview.integer("version") == 2)
    }
  }

  @Test func theOverviewTellsMonthsWithTheirRevenue() async throws {
    try await Shop.open { shop async throws in
      let created = await shop.send(.post, "/api/v1/orders", json: shop.orderBody(quantity: 3, unitPrice: 250))
      let order = try #require(created.headers["Location"])
      let back = await shop.change("\(order)/returns", version: 1, json: #"{"items":[{"line":1,"quantity":1}]}"#)
      let overview = try await shop.get("/api/v1/customers/\(shop.customer)/overview", after: back)
      let month = try #require(try overview.json["months"]?.elements.first)
      #expect(
        month.members.map(\.name) == [
          "month", "currency", "order_count", "item_count", "unit_count", "gross_amount", "returned_amount", "revenue",
        ])
      #expect(month["gross_amount"] == .integer(750))
      #expect(month["returned_amount"] == .integer(250))
      #expect(month["revenue"] == .integer(500))
      #expect(overview.headers["ETag"]?.hasPrefix("\"1.") == true)
    }
  }

  @Test func aCustomerThatIsNotThereIs404() async throws {
    try await Shop.open { shop async throws in
      let address = "/api/v1/customers/\(UUID().uuidString.lowercased())"
      #expect(await shop.send(.get, "\(address)/overview").problem == "not-found")
      let renamed = await shop.send(.patch, address, headers: patch, json: #"{"name":"Other Shop"}"#)
      #expect(renamed.status == 404)
      #expect(renamed.problem == "customer-not-found")
    }
  }
}
