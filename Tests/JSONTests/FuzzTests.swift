import Foundation
import JSON
import Testing

/// Random documents against Foundation's reader, the reference for what a document means.
@Suite struct FuzzTests {
  @Test func `what is written is read back the same, by us and by Foundation`() throws {
    var documents = RandomDocuments(seed: 1)
    for _ in 0..<400 {
      let value = documents.value()
      let bytes = try JSON.encode(value)
      #expect(try JSON.decode(JSONValue.self, from: bytes) == value)
      #expect(try JSON.decodeStrictly(JSONValue.self, from: bytes) == value)
      #expect(try Reference.read(bytes).agrees(with: value))
    }
  }

  @Test func `what we take of mutated documents, Foundation takes with the same meaning`() throws {
    var documents = RandomDocuments(seed: 2)
    var taken = 0
    for _ in 0..<3_000 {
      let bytes = documents.mutated(try JSON.encode(documents.value()))
      guard let value = try? JSON.decodeStrictly(JSONValue.self, from: bytes) else { continue }
      taken += 1
      #expect(try Reference.read(bytes).agrees(with: value), "\(String(decoding: bytes, as: UTF8.self))")
      #expect(try JSON.decode(JSONValue.self, from: JSON.canonical(JSON.canonical(bytes))).isPermutation(of: value))
    }
    #expect(taken > 200)
  }

  @Test func `mutated bodies are taken or refused with pointers, and never crash`() throws {
    let body = ParcelBody(
      customerID: zeroID, currency: "GBP",
      items: (1...3).map { .init(productID: "85123A", quantity: $0, unitPrice: 255) },
      shippingAddress: .init(street: "1 \"High\" Street\n", country: "GB"), placedAt: Date(timeIntervalSince1970: 0))
    let bytes = try JSON.encode(body)
    var documents = RandomDocuments(seed: 3)
    for _ in 0..<5_000 {
      let mutated = documents.mutated(bytes)
      if let refused = try refusal(of: ParcelBody.self, mutated) {
        #expect(!refused.faults.isEmpty && refused.faults.count <= 100)
      } else {
        #expect(try JSON.decode(ParcelBody.self, from: mutated) == JSON.decodeStrictly(ParcelBody.self, from: mutated))
      }
    }
  }

  @Test func `every prefix of a document is refused`() throws {
    let bytes = Array(#"{"a":[1,-2.5e3,"é\u00e9\ud83d\ude00",true,false,null,{"b":{}}]}"#.utf8)
    for length in 0..<bytes.count {
      #expect(try refusal(of: JSONValue.self, Array(bytes[..<length]))?.isSyntax == true)
    }
  }

  @Test func `random bytes never crash`() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = try? JSON.decodeStrictly(JSONValue.self, from: bytes)
    }
  }
}
