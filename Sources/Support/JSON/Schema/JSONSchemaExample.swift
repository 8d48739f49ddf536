extension JSONSchema {
  /// The smallest value of this form: optional members are left out.
  package var example: JSONValue {
    switch self {
    case .any, .nullable: .null
    case .boolean: .bool(false)
    case .sum: .integer(1)
    case .integer(let range): .integer(max(range.lowerBound, min(1, range.upperBound)))
    case .number(let range): .number(max(range.lowerBound, min(1, range.upperBound)))
    case .string(let text): .string(text.example)
    case .time: .string("2010-12-01T08:26:00.000Z")
    case .uuid: .string("01890a5d-ac96-774b-bcce-b302099a8057")
    case .enumeration(let values): values.first ?? .null
    case .array(let element, let count): .array(Array(repeating: element.example, count: max(1, count.lowerBound)))
    case .dictionary: .object([])
    case .object(_, let properties):
      .object(properties.filter(\.isRequired).map { JSONMember($0.name, $0.schema.example) })
    }
  }
}

extension JSONText {
  fileprivate var example: String {
    let character = characters?.set.first.map(String.init) ?? "x"
    return String(repeating: character, count: max(length.lowerBound, min(1, length.upperBound)))
  }
}
