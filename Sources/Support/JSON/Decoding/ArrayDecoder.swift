/// Three words, so that it fits into an existential without an allocation.
struct ArrayDecoder: UnkeyedDecodingContainer {
  let document: Document
  private let array: UInt32
  private var node: UInt32
  private var position: UInt32 = 0

  init(document: Document, array: Int) throws {
    guard document.nodes[array].kind == .array else { throw document.fault("must be an array", at: array) }
    self.document = document
    self.array = UInt32(array)
    node = UInt32(array + 1)
  }

  var codingPath: [any CodingKey] { document.keys(to: Int(array)) }
  var count: Int? { Int(document.nodes[Int(array)].count) }
  var currentIndex: Int { Int(position) }
  var isAtEnd: Bool { position == document.nodes[Int(array)].count }

  mutating func decodeNil() throws -> Bool {
    guard document.nodes[try current()].kind == .null else { return false }
    advance()
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try read { try $0.bool(at: $1) } }
  mutating func decode(_ type: String.Type) throws -> String { try read { try $0.string(at: $1) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try read { try $0.double(at: $1) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try read { try $0.float(at: $1) } }
  @inline(__always)
  mutating func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type) throws -> T {
    try read { try $0.integer(type, at: $1) }
  }
  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try read { try $0.value(type, at: $1) }
  }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try decoder().container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try decoder().unkeyedContainer()
  }
  mutating func superDecoder() throws -> any Decoder { try decoder() }

  private mutating func decoder() throws -> ValueDecoder {
    try read { ValueDecoder(document: $0, index: $1) }
  }

  private mutating func read<T>(_ body: (Document, Int) throws -> T) throws -> T {
    let value = try body(document, current())
    advance()
    return value
  }

  private func current() throws(JSONFaults) -> Int {
    guard !isAtEnd else { throw document.fault("must have more than \(position) items", at: Int(array)) }
    return Int(node)
  }

  private mutating func advance() {
    node = UInt32(document.next(Int(node)))
    position += 1
  }
}
