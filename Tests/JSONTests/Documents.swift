import Foundation
import JSON
import Testing

/// What the trusted path makes of a text.
func read<T: Decodable>(_ type: T.Type = T.self, _ text: String) throws -> T {
  try JSON.decode(type, from: Array(text.utf8))
}

/// What the door makes of a text.
func admit<T: Decodable>(_ type: T.Type = T.self, _ text: String) throws -> T {
  try JSON.decodeStrictly(type, from: Array(text.utf8))
}

func written<T: Encodable>(_ value: T) throws -> String {
  String(decoding: try JSON.encode(value), as: UTF8.self)
}

/// The refusal of a document, or `nil` if it was taken.
func refusal<T: Decodable>(of type: T.Type, _ bytes: [UInt8]) throws -> JSONFaults? {
  do {
    _ = try JSON.decodeStrictly(type, from: bytes)
    return nil
  } catch let faults as JSONFaults {
    return faults
  }
}

func refusal<T: Decodable>(of type: T.Type, _ text: String) throws -> JSONFaults? {
  try refusal(of: type, Array(text.utf8))
}

/// Pointers of the faults that the door finds.
func pointers<T: Decodable>(_ type: T.Type, _ text: String) throws -> [String] {
  try refusal(of: type, text)?.faults.map(\.pointer) ?? []
}

let zeroID = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
