import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct ReceiveStockTests {
  @Test func aReceiptTellsWhatIsFree() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/products/22423/stock", json: #"{"quantity":5}"#)
      #expect(answer.status == 200)
      #expect(try answer.names == ["product_id", "version", "available", "position"])
      #expect(try answer.text("product_id") == "22423")
      #expect(try answer.integer("available") == 105)
      #expect(answer.headers["ETag"] == "\"2\"")
    }
  }

  @Test func aProductsCodeMayNeedEscapes() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/products/gift%20%C2%A310/stock", json: #"{"quantity":5}"#)
      #expect(try answer.text("product_id") == "gift £10")
    }
  }

  @Test(arguments: ["0", "-1", "1000001"]) func aQuantityOutOfRangeIs422(_ quantity: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/products/22423/stock", json: "{\"quantity\":\(quantity)}")
      #expect(answer.status == 422)
      #expect(answer.problem == "invalid-stock")
      #expect(try answer.pointers == ["/quantity"])
    }
  }
}
