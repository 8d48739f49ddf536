import Foundation
import JSON
import Testing

@Suite struct DecodingContainersTests {
  enum Key: String, CodingKey { case placedAt, customerID, list, inner }

  /// Runs a closure on the decoder of a text.
  private func decode<T>(_ text: String, _ body: @escaping (any Decoder) throws -> T) throws -> T {
    try body(read(DecoderHolder.self, text).decoder)
  }

  private struct DecoderHolder: Decodable {
    let decoder: any Decoder
    init(from decoder: any Decoder) { self.decoder = decoder }
  }

  @Test func `a decoder may outlive the call that made it`() throws {
    let decoder = try read(DecoderHolder.self, #"{"list":[1,"two",null]}"#).decoder
    var list = try decoder.container(keyedBy: Key.self).nestedUnkeyedContainer(forKey: .list)
    #expect(try list.decode(Int.self) == 1)
    #expect(try list.decode(String.self) == "two")
    #expect(try list.decodeNil())
  }

  @Test func `all keys are those that the key type knows`() throws {
    try decode(#"{"customer_id":1,"other":2,"placed_at":3}"#) { decoder in
      let object = try decoder.container(keyedBy: Key.self)
      #expect(object.allKeys == [.customerID, .placedAt])
      #expect(object.contains(.placedAt))
      #expect(!object.contains(.list))
    }
  }

  @Test func `an array counts and ends`() throws {
    try decode("[1,[2],{}]") { decoder in
      var list = try decoder.unkeyedContainer()
      #expect(list.count == 3)
      #expect(throws: JSONFaults.self) { try list.decode(String.self) }
      #expect(list.currentIndex == 0)
      #expect(try list.decode(Int.self) == 1)
      #expect(try !list.decodeNil())
      var inner = try list.nestedUnkeyedContainer()
      #expect(inner.codingPath.map(\.stringValue) == ["1"])
      #expect(try inner.decode(Int.self) == 2)
      _ = try list.nestedContainer(keyedBy: Key.self)
      #expect(list.isAtEnd)
      #expect(throws: JSONFaults.self) { try list.decode(Int.self) }
    }
  }

  @Test func `absent and null are the same to an optional`() throws {
    try decode(#"{"list":null}"#) { decoder in
      let object = try decoder.container(keyedBy: Key.self)
      #expect(try object.decodeIfPresent(Int.self, forKey: .list) == nil)
      #expect(try object.decodeIfPresent([Int].self, forKey: .inner) == nil)
      #expect(try object.decodeNil(forKey: .list))
      #expect(throws: JSONFaults.self) { try object.decodeNil(forKey: .inner) }
    }
  }

  @Test func `super decoders are found by their name`() throws {
    try decode(#"{"super":1,"inner":{"list":2}}"#) { decoder in
      let object = try decoder.container(keyedBy: Key.self)
      #expect(try Int(from: object.superDecoder()) == 1)
      let inner = try object.superDecoder(forKey: .inner)
      #expect(inner.codingPath.map(\.stringValue) == ["inner"])
      #expect(try inner.container(keyedBy: Key.self).decode(Int.self, forKey: .list) == 2)
    }
  }

  @Test func `an error of Decodable names the field as it stands on the wire`() throws {
    struct Body: Decodable {
      init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        throw DecodingError.dataCorruptedError(forKey: .placedAt, in: object, debugDescription: "must not be so")
      }
    }
    let refused = #expect(throws: JSONFaults.self) { try read([Body].self, "[{}]") }
    #expect(refused?.faults == [JSONFault(pointer: "/0/placed_at", detail: "must not be so")])
  }
}
