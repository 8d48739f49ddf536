/// The encoder of one value, and its container if it is a scalar. Three words, so that it fits into an existential.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
  let output: Output
  let start: Int
  let depth: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    let start = output.state.pointee.open(true, start: start, depth: depth)
    return KeyedEncodingContainer(ObjectEncoder<Key>(output: output, start: start, depth: depth))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let start = output.state.pointee.open(false, start: start, depth: depth)
    return ArrayEncoder(output: output, start: start, depth: depth)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() throws { try begin().pointee.writer.literal("null") }
  func encode(_ value: Bool) throws { try begin().pointee.writer.bool(value) }
  func encode(_ value: String) throws { try begin().pointee.writer.string(value) }
  func encode(_ value: Double) throws { try begin().pointee.writer.double(value) }
  func encode(_ value: Float) throws { try begin().pointee.writer.double(value) }
  @inline(__always)
  func encode<T: FixedWidthInteger & Encodable>(_ value: T) throws { try begin().pointee.writer.integer(value) }
  func encode<T: Encodable>(_ value: T) throws {
    _ = try begin()
    try output.write(value)
  }

  private func begin() throws -> UnsafeMutablePointer<Output.State> {
    guard output.state.pointee.writer.count == start, output.state.pointee.depth == depth else {
      throw EncodingError.refused(0, "a value is written twice")
    }
    return output.state
  }
}
