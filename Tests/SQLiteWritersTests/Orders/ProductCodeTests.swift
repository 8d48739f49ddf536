import Domain
import SQLiteStore
import Testing

@Suite struct ProductCodeTests {
  @Test func `two spellings that look alike are two products`() async throws {
    let file = try WriteFile.ofOrders()
    try await file.receiveStock(5, of: "caf\u{E9}")
    try await file.receiveStock(2, of: "cafe\u{301}")
    #expect(try file.count("SELECT count(*) FROM product_stock") == 2)
    #expect(try file.count("SELECT max(available) FROM product_stock") == 5)
    await file.close()
  }
}
