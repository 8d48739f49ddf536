struct ProbeObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let probe: Probe
  private let isVerbatim: Bool

  init(probe: Probe) {
    self.probe = probe
    isVerbatim = KeyNaming.isVerbatim(Key.self)
    if isVerbatim { _ = probe.element(isDictionary: true) } else { probe.beObject() }
  }

  var codingPath: [any CodingKey] { [] }

  /// One key of a dictionary, so that its values are listened to.
  var allKeys: [Key] { isVerbatim ? [Key(stringValue: "0")].compactMap(\.self) : [] }

  func contains(_ key: Key) -> Bool {
    _ = member(key, isRequired: false)
    return true
  }

  func decodeNil(forKey key: Key) -> Bool {
    member(key).allowNull()
    return false
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).listen(to: type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).listen(to: type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).listen(to: type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).listen(to: type) }
  func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try member(key).listen(to: type)
  }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try member(key, isRequired: !(type is any JSONAbsence.Type)).listen(to: type)
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type, key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type, key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type, key) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type, key) }
  // The generic one is no witness for these: the standard library's own, which asks for null, would be taken.
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type, key) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type, key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type, key) }
  func decodeIfPresent<T: FixedWidthInteger & Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try optional(type, key)
  }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { try optional(type, key) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(ProbeObject<Nested>(probe: member(key)))
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
    ProbeArray(probe: member(key).element(isDictionary: false))
  }
  func superDecoder() -> any Decoder { ProbeDecoder(probe: probe.member("super")) }
  func superDecoder(forKey key: Key) -> any Decoder { ProbeDecoder(probe: member(key)) }

  private func member(_ key: Key, isRequired: Bool = true) -> Probe {
    if isVerbatim { return probe.element(isDictionary: true) }
    return probe.member(SnakeCase.string(key.stringValue), isRequired: isRequired)
  }

  private func optional<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
    try member(key, isRequired: false).listen(to: type)
  }
}
