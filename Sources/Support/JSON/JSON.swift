import Kernel

/// The one JSON coder of the service: strict in what it reads, the same in what it writes.
///
/// Property names are camel case in Swift and snake case on the wire (`customerID` ↔ `customer_id`). Keys of
/// dictionaries are data and stay as they are.
package enum JSON {
  /// Deepest nesting of arrays and objects, read or written.
  package static let maximumDepth = 32

  /// Most faults that one document is told; further ones are counted.
  package static let maximumFaults = RefusedField.most

  /// The UTF-8 bytes of a value, keys in the order in which the value writes them, `nil` properties left out.
  ///
  /// Throws `EncodingError` for what JSON or our own reader could not hold: a number that is not finite, a NUL in a
  /// string, a time beyond the years 0000 to 9999, nesting deeper than ``maximumDepth``.
  package static func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
    let output = Output()
    try output.write(value)
    return try output.finish()
  }

  /// The same, as text.
  package static func text<T: Encodable>(of value: T) throws -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }

  /// Reads JSON that this service wrote itself. The syntax is checked in full; unknown fields are ignored.
  ///
  /// Throws ``JSONFaults`` with the first fault, or what an `init(from:)` throws of its own.
  package static func decode<T: Decodable>(_ type: T.Type, from bytes: UnsafeRawBufferPointer) throws -> T {
    try Document.parse(bytes).decode(type)
  }

  /// The same, from bytes in an array.
  package static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    try bytes.withUnsafeBytes { try decode(type, from: $0) }
  }

  /// Reads JSON from outside: the schema of `T` reports all faults of the document at once, then it is decoded.
  ///
  /// Throws ``JSONFaults``, ``JSONSchemaFault`` when `T` has no schema (an error of the program, not of the
  /// document), or what an `init(from:)` throws of its own.
  package static func decodeStrictly<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    let schema = try JSONSchema.of(type)
    let document = try bytes.withUnsafeBytes { try Document.parse($0) }
    try SchemaCheck.run(schema, on: document)
    return try document.decode(type)
  }

  /// The same document with its keys sorted by their bytes, without white space and with one spelling of every
  /// string. Numbers keep the spelling they have. Throws ``JSONFaults`` if the syntax is broken.
  package static func canonical(_ bytes: [UInt8]) throws -> [UInt8] {
    let document = try bytes.withUnsafeBytes { try Document.parse($0) }
    var writer = JSONWriter()
    defer { writer.free() }
    try document.writeCanonically(0, to: &writer)
    return writer.array()
  }
}
