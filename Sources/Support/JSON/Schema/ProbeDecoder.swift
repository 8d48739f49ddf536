struct ProbeDecoder: Decoder, SingleValueDecodingContainer {
  let probe: Probe

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(ProbeObject<Key>(probe: probe))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { ProbeArray(probe: probe.element(isDictionary: false)) }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool {
    probe.allowNull()
    return false
  }

  func decode(_ type: Bool.Type) -> Bool { probe.scalar(.boolean, false) }
  func decode(_ type: String.Type) -> String { probe.scalar(.string(JSONText()), "") }
  func decode(_ type: Double.Type) -> Double { probe.number(type) }
  func decode(_ type: Float.Type) -> Float { probe.number(type) }
  func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type) -> T { probe.integer(type) }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try probe.listen(to: type) }
}
