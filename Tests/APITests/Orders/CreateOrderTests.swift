import Foundation
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

@Suite struct CreateOrderTests {
  @Test func aNewOrderIs201WithItsAddressAndNoMoreThanIdVersionAndPosition() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/orders", json: shop.orderBody())
      #expect(answer.status == 201)
      #expect(try answer.names == ["id", "version", "position"])
      let id = try answer.text("id")
      #expect(id == id.lowercased())
      #expect(UUID(uuidString: id) != nil)
      #expect(try answer.integer("version") == 1)
      #expect(answer.headers["Location"] == "/api/v1/orders/\(id)")
      #expect(answer.headers["ETag"] == "\"1\"")
      #expect(answer.headers["Content-Type"] == "application/json")
      #expect(try answer.headers["X-Position"] == answer.text("position"))
      #expect(answer.headers["Cache-Control"] == "no-store")
      #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
      #expect(answer.headers["Idempotency-Replayed"] == nil)
      #expect(try PositionToken(answer.text("position"))?.position == shop.service.head)
    }
  }

  @Test func allFaultsOfTheBodysFormAreToldAtOnce() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(
        .post, "/api/v1/orders",
        json: """
          {"customer_id":"x","currency":7,"colour":"red",
           "items":[{"product_id":"22423","quantity":1.0,"unit_price":"1"},{"quantity":1}]}
          """)
      #expect(answer.status == 422)
      #expect(answer.problem == "invalid-body")
      let pointers = try Set(answer.pointers)
      #expect(
        pointers == [
          "/customer_id", "/currency", "/colour", "/items/0/quantity", "/items/0/unit_price", "/items/1/product_id",
          "/items/1/unit_price",
        ])
    }
  }

  @Test func allFaultsOfTheOrdersRulesAreToldAtOnce() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(
        .post, "/api/v1/orders",
        json: """
          {"customer_id":"\(shop.customer)","currency":"gbp","shipping_address":{"country":" "},
           "placed_at":"2999-01-01T00:00:00Z",
           "items":[{"product_id":"","quantity":0,"unit_price":0}]}
          """)
      #expect(answer.status == 422)
      #expect(answer.problem == "invalid-order")
      let pointers = try Set(answer.pointers)
      #expect(
        pointers == [
          "/currency", "/items/0/product_id", "/items/0/quantity", "/items/0/unit_price", "/shipping_address/country",
          "/placed_at",
        ])
    }
  }

  @Test func anEmptyOrderAnUnknownCustomerAndAnUnknownProductAreRefused() async throws {
    try await Shop.open { shop async throws in
      let empty = await shop.send(
        .post, "/api/v1/orders", json: #"{"customer_id":"\#(shop.customer)","currency":"GBP","items":[]}"#)
      #expect(empty.status == 422)
      #expect(try empty.pointers == ["/items"])
      let body = shop.orderBody()
      let nobody = await shop.send(
        .post, "/api/v1/orders", json: body.replacingOccurrences(of: shop.customer, with: UUID().uuidString))
      #expect(nobody.status == 422)
      #expect(nobody.problem == "unknown-customer")
      #expect(try nobody.pointers == ["/customer_id"])
      let unknown = await shop.send(
        .post, "/api/v1/orders", json: body.replacingOccurrences(of: "22423", with: "99999"))
      #expect(unknown.problem == "invalid-order")
      #expect(try unknown.pointers == ["/items/0/product_id"])
    }
  }

  @Test func moreThanTheStockIs409() async throws {
    try await Shop.open { shop async throws in
      let before = shop.service.head
      let answer = await shop.send(.post, "/api/v1/orders", json: shop.orderBody(quantity: 101))
      #expect(answer.status == 409)
      #expect(answer.problem == "insufficient-stock")
      #expect(shop.service.head == before)
    }
  }

  @Test func anAmountBeyondWhatJSONClientsReadIsRefused() async throws {
    try await Shop.open { shop async throws in
      let item = #"{"product_id":"old","quantity":1000000,"unit_price":1000000000}"#
      let answer = await shop.send(
        .post, "/api/v1/orders",
        json: """
          {"customer_id":"\(shop.customer)","currency":"GBP","placed_at":"2011-01-01T00:00:00Z",
           "items":[\(Array(repeating: item, count: 10).joined(separator: ","))]}
          """)
      #expect(answer.status == 422)
      #expect(answer.problem == "order-amount-out-of-range")
    }
  }
}
