struct ObjectEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  private let output: Output
  private let start: Int
  private let depth: Int
  private let isVerbatim: Bool

  init(output: Output, start: Int, depth: Int) {
    self.output = output
    self.start = start
    self.depth = depth
    isVerbatim = KeyNaming.isVerbatim(Key.self)
  }

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws { try member(key).pointee.writer.literal("null") }
  func encode(_ value: Bool, forKey key: Key) throws { try member(key).pointee.writer.bool(value) }
  func encode(_ value: String, forKey key: Key) throws { try member(key).pointee.writer.string(value) }
  func encode(_ value: Double, forKey key: Key) throws { try member(key).pointee.writer.double(value) }
  func encode(_ value: Float, forKey key: Key) throws { try member(key).pointee.writer.double(value) }
  @inline(__always)
  func encode<T: FixedWidthInteger & Encodable>(_ value: T, forKey key: Key) throws {
    try member(key).pointee.writer.integer(value)
  }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    _ = try member(key)
    try output.write(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder(key.stringValue).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key.stringValue).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { pending(encoder("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { pending(encoder(key.stringValue)) }

  private func member(_ key: Key) throws -> UnsafeMutablePointer<Output.State> {
    try member(key.stringValue)
  }

  private func member(_ name: String) throws -> UnsafeMutablePointer<Output.State> {
    let state = output.state
    try state.pointee.next(start: start, depth: depth)
    if isVerbatim {
      try state.pointee.writer.string(name)
      state.pointee.writer.byte(UInt8(ascii: ":"))
    } else {
      var name = name
      name.withUTF8 { state.pointee.writer.property($0) }
    }
    return state
  }

  /// The encoder of a member whose name is written; one that takes nothing if it cannot be.
  private func encoder(_ name: String) -> ValueEncoder {
    do {
      return ValueEncoder(output: output, start: try member(name).pointee.writer.count, depth: depth + 1)
    } catch {
      return output.refusing(error)
    }
  }

  private func pending(_ encoder: ValueEncoder) -> ValueEncoder {
    output.state.pointee.expect(encoder)
    return encoder
  }
}
