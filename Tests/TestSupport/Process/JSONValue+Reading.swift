package import JSON

extension JSONValue {
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var integer: Int? {
    if case .integer(let value) = self { Int(value) } else { nil }
  }

  package var elements: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }
}
