import Foundation
import JSON

/// What `JSONDecoder` reads. (`JSONSerialization` rounds the last digit of some numbers on Linux.)
enum Reference: Decodable {
  case null
  case bool(Bool)
  case number(Double, Int64?)
  case string(String)
  case array([Reference])
  case object([String: Reference])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number, try? container.decode(Int64.self))
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let values = try? container.decode([Reference].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: Reference].self))
    }
  }

  static func read(_ bytes: [UInt8]) throws -> Reference {
    try JSONDecoder().decode(Reference.self, from: Data(bytes))
  }

  func agrees(with value: JSONValue) -> Bool {
    switch (self, value) {
    case (.null, .null): true
    case (.bool(let mine), .bool(let other)): mine == other
    case (.number(_, let mine), .integer(let other)): mine == other
    case (.number(let mine, _), .number(let other)): mine == other
    case (.string(let mine), .string(let other)): mine.utf8.elementsEqual(other.utf8)
    case (.array(let mine), .array(let others)):
      mine.count == others.count && zip(mine, others).allSatisfy { $0.agrees(with: $1) }
    case (.object(let mine), .object(let others)):
      mine.count == others.count && others.allSatisfy { mine[$0.name]?.agrees(with: $0.value) ?? false }
    default: false
    }
  }
}

extension JSONValue {
  /// The same, but for the order of members.
  func isPermutation(of other: JSONValue) -> Bool {
    switch (self, other) {
    case (.array(let values), .array(let others)):
      return values.count == others.count && zip(values, others).allSatisfy { $0.isPermutation(of: $1) }
    case (.object(let members), .object(let others)):
      return members.count == others.count
        && members.allSatisfy { member in other[member.name].map { member.value.isPermutation(of: $0) } ?? false }
    default:
      return self == other
    }
  }
}
