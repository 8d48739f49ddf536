import Domain
import JSON

/// A payload where SQLite holds it; valid only while its row is.
struct StoredPayload: PayloadDecoder {
  let bytes: UnsafeRawBufferPointer

  func decode<E: Decodable>(_ type: E.Type) throws -> E {
    try JSON.decode(type, from: bytes)
  }
}
