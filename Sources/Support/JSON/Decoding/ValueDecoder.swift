/// The decoder of one value, and its container if it is a scalar.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
  let document: Document
  let index: Int

  var codingPath: [any CodingKey] { document.keys(to: index) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try ObjectDecoder<Key>(document: document, object: index))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try ArrayDecoder(document: document, array: index)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { document.nodes[index].kind == .null }

  func decode(_ type: Bool.Type) throws -> Bool { try document.bool(at: index) }
  func decode(_ type: String.Type) throws -> String { try document.string(at: index) }
  func decode(_ type: Double.Type) throws -> Double { try document.double(at: index) }
  func decode(_ type: Float.Type) throws -> Float { try document.float(at: index) }
  @inline(__always)
  func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type) throws -> T {
    try document.integer(type, at: index)
  }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try document.value(type, at: index) }
}
