/// Three words, so that it fits into an existential without an allocation.
struct ArrayEncoder: UnkeyedEncodingContainer {
  private let output: Output
  private let start: Int
  private let depth: Int

  init(output: Output, start: Int, depth: Int) {
    self.output = output
    self.start = start
    self.depth = depth
  }

  var codingPath: [any CodingKey] { [] }

  /// 0 once the array is closed.
  var count: Int {
    let state = output.state
    guard depth < state.pointee.depth, state.pointee.levels[depth].start == start else { return 0 }
    return state.pointee.levels[depth].count
  }

  func encodeNil() throws { try element().pointee.writer.literal("null") }
  func encode(_ value: Bool) throws { try element().pointee.writer.bool(value) }
  func encode(_ value: String) throws { try element().pointee.writer.string(value) }
  func encode(_ value: Double) throws { try element().pointee.writer.double(value) }
  func encode(_ value: Float) throws { try element().pointee.writer.double(value) }
  @inline(__always)
  func encode<T: FixedWidthInteger & Encodable>(_ value: T) throws {
    try element().pointee.writer.integer(value)
  }
  func encode<T: Encodable>(_ value: T) throws {
    _ = try element()
    try output.write(value)
  }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    encoder().container(keyedBy: type)
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
  func superEncoder() -> any Encoder {
    let encoder = encoder()
    output.state.pointee.expect(encoder)
    return encoder
  }

  private func element() throws -> UnsafeMutablePointer<Output.State> {
    try output.state.pointee.next(start: start, depth: depth)
    return output.state
  }

  private func encoder() -> ValueEncoder {
    do {
      return ValueEncoder(output: output, start: try element().pointee.writer.count, depth: depth + 1)
    } catch {
      return output.refusing(error)
    }
  }
}
