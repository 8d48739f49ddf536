struct ObjectDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let document: Document
  let object: Int
  private let isVerbatim: Bool

  init(document: Document, object: Int) throws {
    guard document.nodes[object].kind == .object else { throw document.fault("must be an object", at: object) }
    self.document = document
    self.object = object
    isVerbatim = KeyNaming.isVerbatim(Key.self)
  }

  var codingPath: [any CodingKey] { document.keys(to: object) }

  /// The keys that `Key` knows, in the document's order. `customer_id` is found as `customerID` and `customerId`; a
  /// name with capitals in its midst, such as `traceIDValue`, is not.
  var allKeys: [Key] {
    document.names(of: object).compactMap { name in
      let name = document.text(name)
      if isVerbatim { return Key(stringValue: name) }
      return SnakeCase.properties(name).lazy.compactMap(Key.init(stringValue:)).first
    }
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { document.nodes[try require(key)].kind == .null }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try document.bool(at: require(key)) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try document.string(at: require(key)) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try document.double(at: require(key)) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try document.float(at: require(key)) }
  @inline(__always)
  func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try document.integer(type, at: require(key))
  }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard let index = find(key) else {
      if let type = type as? any JSONAbsence.Type, let absent = type.absent as? T { return absent }
      return try document.value(type, at: require(key))
    }
    return try document.value(type, at: index)
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try present(key).map { try document.bool(at: $0) }
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key).map { try document.string(at: $0) }
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try present(key).map { try document.double(at: $0) }
  }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
    try present(key).map { try document.float(at: $0) }
  }
  @inline(__always)
  func decodeIfPresent<T: FixedWidthInteger & Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try present(key).map { try document.integer(type, at: $0) }
  }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try present(key).map { try document.value(type, at: $0) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder {
    guard let index = document.member("super", of: object, verbatim: true) else { throw missing("super") }
    return ValueDecoder(document: document, index: index)
  }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> ValueDecoder {
    ValueDecoder(document: document, index: try require(key))
  }

  private func find(_ key: Key) -> Int? {
    document.member(key.stringValue, of: object, verbatim: isVerbatim)
  }

  /// `nil` where the member is absent or null.
  private func present(_ key: Key) -> Int? {
    guard let index = find(key), document.nodes[index].kind != .null else { return nil }
    return index
  }

  private func require(_ key: Key) throws(JSONFaults) -> Int {
    guard let index = find(key) else {
      throw missing(isVerbatim ? key.stringValue : SnakeCase.string(key.stringValue))
    }
    return index
  }

  private func missing(_ name: String) -> JSONFaults {
    document.missing(name, of: object)
  }
}

extension Document {
  func missing(_ name: String, of object: Int) -> JSONFaults {
    guard tellsFaults else { return .untold }
    return JSONFaults([JSONFault(pointer: pointer(to: object) + "/" + Self.token(name), detail: "is required")])
  }
}
