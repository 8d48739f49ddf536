import Foundation
import JSON
import Testing

@Suite struct SchemaFaultTests {
  @Test func `a body that fits is decoded`() throws {
    let body = try admit(
      ParcelBody.self,
      #"""
      {"customer_id":"00000000-0000-0000-0000-000000000000","currency":"GBP","shipping_address":null,
       "items":[{"product_id":"85123A","quantity":6,"unit_price":255}]}
      """#)
    #expect(
      body
        == ParcelBody(
          customerID: zeroID, currency: "GBP", items: [.init(productID: "85123A", quantity: 6, unitPrice: 255)],
          shippingAddress: nil, placedAt: nil))
  }

  @Test func `all faults of a body are told at once`() throws {
    let refused = try refusal(
      of: ParcelBody.self,
      #"""
      {"customer_id":"x","currency":"gbp","coupon":1,"placed_at":"2010-02-30T00:00:00Z",
       "shipping_address":{"street":null},
       "items":[{"product_id":"","quantity":0,"unit_price":1.0},{"product_id":"A","quantity":"1","unit_price":2,"x/y":3},
                7]}
      """#)
    #expect(refused?.isSyntax == false)
    #expect(
      refused?.faults == [
        JSONFault(pointer: "/customer_id", detail: "must be a UUID of 36 characters"),
        JSONFault(pointer: "/currency", detail: "may hold only characters of A-Z"),
        JSONFault(pointer: "/items/0/product_id", detail: "must be 1 to 8 characters long"),
        JSONFault(pointer: "/items/0/quantity", detail: "must be an integer from 1 to 1000000"),
        JSONFault(pointer: "/items/0/unit_price", detail: "must be an integer, without fraction and exponent"),
        JSONFault(pointer: "/items/1/quantity", detail: "must be an integer"),
        JSONFault(pointer: "/items/1/x~1y", detail: "is not a known field"),
        JSONFault(pointer: "/items/2", detail: "must be an object"),
        JSONFault(pointer: "/shipping_address/street", detail: "must be a string"),
        JSONFault(pointer: "/shipping_address/country", detail: "is required"),
        JSONFault(
          pointer: "/placed_at", detail: "must be a time with its zone, such as 2010-12-01T08:26:00.000Z"),
        JSONFault(pointer: "/coupon", detail: "is not a known field"),
      ])
  }

  @Test(arguments: ["null", "[]", "1", "\"\""]) func `the whole body has the empty pointer`(_ text: String) throws {
    #expect(try refusal(of: ParcelBody.self, text)?.faults == [JSONFault(pointer: "", detail: "must be an object")])
  }

  @Test func `at most 100 faults are told`() throws {
    let text = "[" + Array(repeating: "\"x\"", count: 1000).joined(separator: ",") + "]"
    #expect(try refusal(of: [Int].self, text)?.faults.count == 100)
    #expect(try refusal(of: [Int].self, text)?.further == 900)
    let fields = "{" + (0..<1000).map { "\"f\($0)\":1" }.joined(separator: ",") + "}"
    let refused = try #require(try refusal(of: ParcelBody.self, fields))
    #expect(refused.faults.count == 100)
    #expect(refused.faults.count + refused.further == 1000 + 3, "and what is required")
  }

  @Test func `further faults are counted, whatever they are`() throws {
    let good = #"{"product_id":"A","quantity":1,"unit_price":1}"#
    let faulty = #"{"product_id":"","quantity":0,"x":null}"#
    let items = Array(repeating: good, count: 50) + Array(repeating: faulty, count: 5000) + ["7", "null", "[]"]
    let refused = try #require(
      try refusal(
        of: ParcelBody.self,
        #"{"customer_id":"\#(zeroID)","currency":"GBP","items":[\#(items.joined(separator: ","))]}"#))
    #expect(refused.faults.count + refused.further == 1 + 5000 * 4 + 3)
    #expect(refused.faults.prefix(2).map(\.pointer) == ["/items", "/items/50/product_id"])
    #expect(!refused.faults.contains { $0.detail.isEmpty })
  }

  @Test func `as many as there are up to 100 are told, and none is left`() throws {
    let text = "[" + Array(repeating: "\"x\"", count: 100).joined(separator: ",") + "]"
    let refused = try #require(try refusal(of: [Int].self, text))
    #expect(refused.faults.map(\.pointer) == (0..<100).map { "/\($0)" })
    #expect(refused.further == 0)
  }

  @Test func `a string that its type does not bound has a bound`() throws {
    let longest = String(repeating: "\u{301}", count: 10_000)
    #expect(try admit([String].self, "[\"\(longest)\"]").first?.utf8.count == 20_000)
    #expect(try pointers([String].self, "[\"\(longest)\u{301}\"]") == ["/0"])
    #expect(try pointers([String?].self, "[\"\(longest)\u{301}\"]") == ["/0"])
    #expect(try read([String].self, "[\"\(longest)\u{301}\"]").count == 1, "what is stored is ours")
  }

  @Test func `a long name is cut in its pointer`() throws {
    let name = String(repeating: "n", count: 5000)
    let pointer = try #require(try pointers(ParcelBody.Item.self, "{\"\(name)\":1}").last)
    #expect(pointer.utf8.count < 140)
    #expect(pointer.hasSuffix("…"))
  }

  @Test func `null inside an array is a fault unless its elements are optional`() throws {
    #expect(try pointers([Int].self, "[1,null]") == ["/1"])
    #expect(try admit([Int?].self, "[1,null]") == [1, nil])
  }

  @Test func `faults of a dictionary stand at its keys`() throws {
    #expect(try pointers([String: Int].self, #"{"a":1,"~":"x"}"#) == ["/~0"])
  }

  @Test func `the trusted path ignores unknown fields and stops at the first fault`() throws {
    let item = try read(ParcelBody.Item.self, #"{"x":[{}],"product_id":"A","quantity":1,"y":"z","unit_price":2}"#)
    #expect(item.unitPrice == 2)
    let refused = #expect(throws: JSONFaults.self) {
      try read(ParcelBody.Item.self, #"{"product_id":"A","quantity":null}"#)
    }
    #expect(refused?.faults == [JSONFault(pointer: "/quantity", detail: "must be an integer")])
  }
}
