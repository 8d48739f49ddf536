import Kernel

/// Schemas as JSON Schema 2020-12, the form that OpenAPI 3.1 takes. Objects with a name are written once, under their
/// name, and referred to.
package struct JSONSchemaDocument {
  /// The path before a name in a reference: `#/components/schemas/`.
  private let path: String
  private var known: [(name: String, schema: JSONSchema, isRequest: Bool)] = []
  private var written: [String: JSONValue] = [:]

  package init(referringTo path: String) {
    self.path = path
  }

  /// The named objects that were met, in the order of their names.
  package var definitions: [JSONMember] {
    written.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }
  }

  /// In a request an optional member may also be `null`; an answer leaves it out.
  package mutating func value(of schema: JSONSchema, isRequest: Bool) -> JSONValue {
    switch schema {
    case .any: .object([])
    case .boolean: type("boolean")
    case .integer(let range):
      type(
        "integer",
        [
          JSONMember("format", .string("int64")), JSONMember("minimum", .integer(range.lowerBound)),
          JSONMember("maximum", .integer(range.upperBound)),
        ])
    case .sum: Self.sum
    case .number(let range):
      range.upperBound == .greatestFiniteMagnitude
        ? type("number")
        : type(
          "number",
          [JSONMember("minimum", .number(range.lowerBound)), JSONMember("maximum", .number(range.upperBound))])
    case .string(let text): type("string", (isRequest ? text.taken : text).members(isRequest))
    case .time: type("string", [JSONMember("format", .string("date-time"))])
    case .uuid: type("string", [JSONMember("format", .string("uuid"))])
    case .enumeration(let values): .object([JSONMember("enum", .array(values))])
    case .array(let element, let count):
      type("array", [JSONMember("items", value(of: element, isRequest: isRequest))] + Self.bounds("Items", count))
    case .dictionary(let element):
      type("object", [JSONMember("additionalProperties", value(of: element, isRequest: isRequest))])
    case .object(let name, let properties): object(name, properties, isRequest)
    case .nullable(let inner):
      .object([
        JSONMember(
          "anyOf", .array([value(of: inner, isRequest: isRequest), .object([JSONMember("type", .string("null"))])]))
      ])
    }
  }

  private static var sum: JSONValue {
    let largest = Int64(Sum.largestNumber)
    return .object([
      JSONMember(
        "oneOf",
        .array([
          .object([
            JSONMember("type", .string("integer")), JSONMember("format", .string("int64")),
            JSONMember("minimum", .integer(-largest)), JSONMember("maximum", .integer(largest)),
          ]),
          .object([
            JSONMember("type", .string("string")), JSONMember("pattern", .string("^-?[1-9][0-9]{15,38}$")),
          ]),
        ]))
    ])
  }

  private mutating func object(_ name: String, _ properties: [JSONProperty], _ isRequest: Bool) -> JSONValue {
    let schema = JSONSchema.object(name: name, properties: properties)
    if name.isEmpty { return body(properties, isRequest) }
    if let place = known.first(where: { $0.schema == schema && $0.isRequest == isRequest }) {
      return reference(to: place.name)
    }
    let free = freeName(for: Self.token(name))
    known.append((free, schema, isRequest))
    written[free] = body(properties, isRequest)
    return reference(to: free)
  }

  private mutating func body(_ properties: [JSONProperty], _ isRequest: Bool) -> JSONValue {
    let members = properties.map { property in
      let isOptional = isRequest && !property.isRequired
      let schema: JSONSchema =
        if isOptional, !property.schema.isNullable { .nullable(property.schema) } else { property.schema }
      return JSONMember(property.name, value(of: schema, isRequest: isRequest))
    }
    let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
    return type(
      "object",
      [JSONMember("properties", .object(members))]
        + (required.isEmpty ? [] : [JSONMember("required", .array(required))])
        + [JSONMember("additionalProperties", .bool(false))])
  }

  private func reference(to name: String) -> JSONValue {
    .object([JSONMember("$ref", .string(path + name))])
  }

  /// Types of one name in two modules, or one type in a request and in an answer.
  private func freeName(for name: String) -> String {
    guard written[name] != nil || known.contains(where: { $0.name == name }) else { return name }
    var number = 2
    while known.contains(where: { $0.name == "\(name)_\(number)" }) { number += 1 }
    return "\(name)_\(number)"
  }

  /// `Page<QueryPorts.OrderListItem>` → `Page_OrderListItem`; components take letters, digits, dots, dashes and
  /// underlines.
  private static func token(_ name: String) -> String {
    let parts = name.split { "<>, ".contains($0) }
    let plain = parts.enumerated().map { index, part in
      // Within the brackets names stand with their module.
      index == 0 ? String(part) : String(part.drop { $0 != "." }.dropFirst())
    }
    return plain.joined(separator: "_").filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }

  private func type(_ name: String, _ more: [JSONMember] = []) -> JSONValue {
    .object([JSONMember("type", .string(name))] + more)
  }

  fileprivate static func bounds(_ noun: String, _ range: ClosedRange<Int>) -> [JSONMember] {
    (range.lowerBound > 0 ? [JSONMember("min\(noun)", .integer(Int64(range.lowerBound)))] : [])
      + (range.upperBound < .max ? [JSONMember("max\(noun)", .integer(Int64(range.upperBound)))] : [])
  }
}

extension JSONText {
  /// A NUL is never read, so it is never written either.
  fileprivate func members(_ isRequest: Bool) -> [JSONMember] {
    let pattern = characters.map { "^[\($0.set)]*$" } ?? (isRequest ? #"^[^\u0000]*$"# : nil)
    return JSONSchemaDocument.bounds("Length", length)
      + (mostBytes.map { [JSONMember("x-max-utf8-bytes", .integer(Int64($0)))] } ?? [])
      + (pattern.map { [JSONMember("pattern", .string($0))] } ?? [])
  }
}

extension JSONSchema {
  fileprivate var isNullable: Bool {
    if case .nullable = self { true } else { false }
  }
}
