/// Reads one stored payload. What is stored is JSON, and whoever says what is read knows nothing of that.
package protocol PayloadDecoder {
  func decode<E: Decodable>(_ type: E.Type) throws -> E
}
