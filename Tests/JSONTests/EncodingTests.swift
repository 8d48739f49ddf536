import Foundation
import JSON
import Testing

@Suite struct EncodingTests {
  struct Row: Encodable {
    let orderID: UUID
    let placedAt: Date
    let note: String?
    let isPaid: Bool
    let total: Int
  }

  enum Status: String, Encodable {
    case inTransit = "in_transit"
  }

  @Test func `keys are snake case and in the order of the properties, nil is left out`() throws {
    let row = Row(
      orderID: zeroID, placedAt: Date(timeIntervalSince1970: 1_291_191_960), note: nil, isPaid: true, total: -12_345)
    #expect(
      try written(row) == #"{"order_id":"00000000-0000-0000-0000-000000000000","#
        + #""placed_at":"2010-12-01T08:26:00.000Z","is_paid":true,"total":-12345}"#)
  }

  @Test func `an enum is written as its raw value`() throws {
    #expect(try written([Status.inTransit]) == #"["in_transit"]"#)
  }

  @Test(arguments: [Int64.min, -1, 0, 7, Int64.max]) func `integers keep every digit`(_ value: Int64) throws {
    #expect(try written(value) == "\(value)")
  }

  @Test func `integers of every width are written`() throws {
    #expect(try written([UInt64.max]) == "[18446744073709551615]")
    #expect(try written([Int8.min]) == "[-128]")
    #expect(try written([UInt8.max]) == "[255]")
  }

  @Test(arguments: [0.1, -0.0, 1e300, Double.leastNonzeroMagnitude, 123_456_789.125]) func `numbers read back the same`(
    _ value: Double
  ) throws {
    #expect(try read(Double.self, written(value)) == value)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func `a number that is not finite is refused`(_ value: Double) {
    #expect(throws: EncodingError.self) { try JSON.encode(value) }
  }

  @Test func `a NUL is refused, since nobody could read it back`() {
    #expect(throws: EncodingError.self) { try JSON.encode(["a\u{0}"]) }
  }

  @Test func `control characters, quotes and backslashes are escaped and nothing else`() throws {
    #expect(
      try written("\u{1}\u{8}\t\n\u{c}\r\u{1f}\"\\/é€😀\u{7f}") == #""\u0001\b\t\n\f\r\u001f\"\\/é€😀"# + "\u{7f}\"")
  }

  @Test(arguments: 0..<40) func `a character to escape is found wherever it stands`(_ position: Int) throws {
    let text = String(repeating: "x", count: position) + "\"" + String(repeating: "é", count: 39 - position)
    #expect(try read(String.self, written(text)) == text)
  }

  @Test func `keys of dictionaries are data and stay as they are`() throws {
    #expect(try written(["someKey": ["otherKey": 1]]) == #"{"someKey":{"otherKey":1}}"#)
    #expect(try read([String: Int].self, #"{"someKey":1,"some_key":2}"#) == ["someKey": 1, "some_key": 2])
  }

  @Test func `long documents outgrow the first buffer`() throws {
    let texts = (0..<2000).map { "text number \($0)" }
    #expect(try read([String].self, written(texts)) == texts)
  }

  @Test(arguments: [-62_167_219_200.001, 253_402_300_800, .nan]) func `a time beyond the years 0000 to 9999 is refused`(
    _ seconds: Double
  ) {
    #expect(throws: EncodingError.self) { try JSON.encode(Date(timeIntervalSince1970: seconds)) }
  }
}
