/// An array of one element.
struct ProbeArray: UnkeyedDecodingContainer {
  private let probe: Probe
  private(set) var currentIndex = 0

  init(probe: Probe) {
    self.probe = probe
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { 1 }
  var isAtEnd: Bool { currentIndex > 0 }

  mutating func decodeNil() -> Bool {
    probe.allowNull()
    return false
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try element().listen(to: type) }
  mutating func decode(_ type: String.Type) throws -> String { try element().listen(to: type) }
  mutating func decode(_ type: Double.Type) throws -> Double { try element().listen(to: type) }
  mutating func decode(_ type: Float.Type) throws -> Float { try element().listen(to: type) }
  mutating func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type) throws -> T {
    try element().listen(to: type)
  }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try element().listen(to: type) }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(ProbeObject<Key>(probe: element()))
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
    ProbeArray(probe: element().element(isDictionary: false))
  }
  mutating func superDecoder() -> any Decoder { ProbeDecoder(probe: element()) }

  private mutating func element() -> Probe {
    currentIndex += 1
    return probe
  }
}
