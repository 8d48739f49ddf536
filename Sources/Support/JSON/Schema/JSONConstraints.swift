/// A body that bounds its fields. Faults against them are reported along with all others, each with its pointer.
///
///     extension CreateOrderBody: JSONConstrained {
///       static let constraints: JSONConstraints = [
///         "/currency": .text(3...3, of: .capitals),
///         "/items": .items(1...10_000),
///         "/items/*/product_id": .text(1...64),
///         "/items/*/quantity": .integer(1...1_000_000),
///       ]
///     }
///
/// Paths name fields as they stand on the wire; `*` is every element of an array or of a dictionary, "" the value
/// itself. A nested type may bound its own fields the same way. A path that the schema does not have, or a bound of
/// another kind than the field, is a ``JSONSchemaFault``.
package protocol JSONConstrained: Decodable {
  static var constraints: JSONConstraints { get }
}

package enum JSONConstraint: Hashable, Sendable {
  case integer(ClosedRange<Int64>)
  case number(ClosedRange<Double>)
  /// Length in code points.
  case text(ClosedRange<Int>, of: JSONCharacters? = nil)
  /// Count of elements.
  case items(ClosedRange<Int>)
}

package struct JSONConstraints: Sendable, ExpressibleByDictionaryLiteral {
  let bounds: [(path: String, constraint: JSONConstraint)]

  package init(dictionaryLiteral elements: (String, JSONConstraint)...) {
    bounds = elements.map { (path: $0.0, constraint: $0.1) }
  }
}

extension JSONSchema {
  func bounded(by constraints: JSONConstraints, of type: Any.Type) throws -> JSONSchema {
    var schema = self
    for (path, constraint) in constraints.bounds {
      let tokens = path.split(separator: "/", omittingEmptySubsequences: false)
      guard tokens.first ?? "" == "", schema.bound(by: constraint, at: tokens.dropFirst()) else {
        throw JSONSchemaFault(type, "bounds \(path) by \(constraint), but its schema has no such field of that kind")
      }
    }
    return schema
  }

  /// `false` if there is no such place, or none for such a bound.
  private mutating func bound(by constraint: JSONConstraint, at path: ArraySlice<Substring>) -> Bool {
    if case .nullable(var inner) = self {
      defer { self = .nullable(inner) }
      return inner.bound(by: constraint, at: path)
    }
    guard let token = path.first else { return bound(by: constraint) }
    switch self {
    case .array(var element, let count):
      defer { self = .array(of: element, count: count) }
      return token == "*" && element.bound(by: constraint, at: path.dropFirst())
    case .dictionary(var element):
      defer { self = .dictionary(of: element) }
      return token == "*" && element.bound(by: constraint, at: path.dropFirst())
    case .object(let name, var properties):
      guard let index = properties.firstIndex(where: { $0.name == token }) else { return false }
      defer { self = .object(name: name, properties: properties) }
      return properties[index].schema.bound(by: constraint, at: path.dropFirst())
    default:
      return false
    }
  }

  private mutating func bound(by constraint: JSONConstraint) -> Bool {
    switch (self, constraint) {
    case (.integer, .integer(let range)): self = .integer(range)
    case (.number, .number(let range)): self = .number(range)
    case (.string, .text(let length, let characters)): self = .string(JSONText(length, of: characters))
    case (.array(let element, _), .items(let count)): self = .array(of: element, count: count)
    default: return false
    }
    return true
  }
}
