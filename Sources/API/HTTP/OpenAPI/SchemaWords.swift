import JSON

extension JSONSchema {
  /// A few words for a table's cell.
  var words: String {
    switch self {
    case .any: "any JSON"
    case .boolean: "`true` or `false`"
    case .integer(let range): "integer\(Self.bounds(range, from: .min, to: .max))"
    case .sum: "integer; beyond ±(2⁵³ − 1) a text of its digits"
    case .number(let range):
      range.upperBound == .greatestFiniteMagnitude
        ? "number" : "number from \(range.lowerBound) to \(range.upperBound)"
    case .string(let text):
      "text\(Self.bounds(Int64(text.length.lowerBound)...Int64(text.length.upperBound), from: 0, to: .max, of: " characters"))"
        + (text.characters.map { " of `\($0.set)`" } ?? "") + (text.mostBytes.map { ", at most \($0) bytes" } ?? "")
    case .time: "time"
    case .uuid: "UUID"
    case .enumeration(let values): values.map { "`\($0.words)`" }.joined(separator: ", ")
    case .array(let element, let count):
      "list\(Self.bounds(Int64(count.lowerBound)...Int64(count.upperBound), from: 0, to: .max)) of \(element.words)"
    case .dictionary(let element): "object of \(element.words)"
    case .object: "object"
    case .nullable(let inner): "\(inner.words), or `null`"
    }
  }

  /// Rows of a table: a field each, with the path to it.
  var rows: [String] {
    ["| field | form |", "|---|---|"] + fields(under: "")
  }

  private func fields(under path: String) -> [String] {
    switch self {
    case .object(_, let properties):
      properties.flatMap { property in
        let name = path + property.name
        let note = property.isRequired ? "" : ", optional"
        return ["| `\(name)` | \(property.schema.words)\(note) |"] + property.schema.fields(under: name + ".")
      }
    case .array(let element, _): element.fields(under: path.dropLast() + "[].")
    case .nullable(let inner): inner.fields(under: path)
    default: []
    }
  }

  private static func bounds(_ range: ClosedRange<Int64>, from least: Int64, to most: Int64, of unit: String = "")
    -> String
  {
    switch (range.lowerBound > least, range.upperBound < most) {
    case (false, false): ""
    case (true, false): ", at least \(range.lowerBound)\(unit)"
    case (false, true): ", at most \(range.upperBound)\(unit)"
    case (true, true): ", \(range.lowerBound) to \(range.upperBound)\(unit)"
    }
  }
}

extension JSONValue {
  /// As it is written in a table: texts without quotes.
  var words: String {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let value): String(value)
    default: ""
    }
  }
}
