import Kernel

/// A payload that this service wrote, where it is held; valid only while that is.
package struct JSONPayload: PayloadDecoder {
  private let bytes: UnsafeRawBufferPointer

  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  package func decode<E: Decodable>(_ type: E.Type) throws -> E {
    try JSON.decode(type, from: bytes)
  }
}
