import Foundation
import Kernel

extension Probe {
  /// The schema of a type that needs no listening, and a value that stands in for one.
  static func form<T: Decodable>(of type: T.Type) -> (JSONSchema, T)? {
    if type == UUID.self, let example = UUID(uuid: zeros) as? T { return (.uuid, example) }
    if type == Date.self, let example = Date(timeIntervalSince1970: 0) as? T { return (.time, example) }
    if type == Sum.self, let example = Sum(0) as? T { return (.sum, example) }
    if type == JSONValue.self, let example = JSONValue.null as? T { return (.any, example) }
    if let provider = type as? any JSONSchemaProviding.Type, let example = provider.jsonExample as? T {
      return (provider.jsonSchema, example)
    }
    if let cases = type as? any (CaseIterable & RawRepresentable).Type { return enumeration(cases) }
    return nil
  }

  private static let zeros: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

  private static func enumeration<E: CaseIterable & RawRepresentable, T>(_ type: E.Type) -> (JSONSchema, T)? {
    let values = type.allCases.compactMap { value -> JSONValue? in
      switch value.rawValue {
      case let text as String: .string(text)
      case let integer as any FixedWidthInteger: Int64(exactly: integer).map { .integer($0) }
      default: nil
      }
    }
    guard let first = type.allCases.first as? T, values.count == type.allCases.count else { return nil }
    return (.enumeration(values), first)
  }
}
