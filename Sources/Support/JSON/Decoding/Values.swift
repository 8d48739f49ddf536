import Foundation
import Kernel

extension Document {
  /// The whole document. An error of `Decodable` itself becomes a fault with its pointer.
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    do {
      return try value(type, at: 0)
    } catch let error as DecodingError {
      throw JSONFaults(error)
    }
  }

  func value<T: Decodable>(_ type: T.Type, at index: Int) throws -> T {
    if type == UUID.self { return unsafeBitCast(try uuid(at: index), to: type) }
    if type == Sum.self { return unsafeBitCast(try sum(at: index), to: type) }
    if type == Date.self { return unsafeBitCast(try date(at: index), to: type) }
    return try T(from: ValueDecoder(document: self, index: index))
  }

  func value(at index: Int) throws(JSONFaults) -> JSONValue {
    switch nodes[index].kind {
    case .null: return .null
    case .yes: return .bool(true)
    case .no: return .bool(false)
    case .text, .escapedText: return .string(text(index))
    case .number: return .number(try double(at: index))
    case .integer:
      if raw(index).elementsEqual("-0".utf8) { return .number(-0.0) }
      return .integer(try integer(Int64.self, at: index))
    case .array:
      var values: [JSONValue] = []
      values.reserveCapacity(Int(nodes[index].count))
      for element in elements(of: index) { values.append(try value(at: element)) }
      return .array(values)
    case .object:
      var members: [JSONMember] = []
      members.reserveCapacity(Int(nodes[index].count))
      for name in names(of: index) { members.append(JSONMember(text(name), try value(at: name + 1))) }
      return .object(members)
    }
  }
}

extension JSONFaults {
  /// Keys of properties become the names that they have on the wire.
  init(_ error: DecodingError) {
    let (context, key): (DecodingError.Context, (any CodingKey)?) =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context, nil)
      case .keyNotFound(let key, let context): (context, key)
      @unknown default: (.init(codingPath: [], debugDescription: "does not fit"), nil)
      }
    let path = context.codingPath + (key.map { [$0] } ?? [])
    let tokens = path.map { key in
      let isWireName = key is MemberName || key.intValue != nil
      return "/" + Document.token(isWireName ? key.stringValue : SnakeCase.string(key.stringValue))
    }
    self.init([JSONFault(pointer: tokens.joined(), detail: key == nil ? context.debugDescription : "is required")])
  }
}
