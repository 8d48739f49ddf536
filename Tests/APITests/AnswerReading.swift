import HTTPValues
import JSON
import TestSupport

extension HTTPResponse {
  /// The body as JSON; throws when it is none.
  var json: JSONValue {
    get throws { try JSON.decode(JSONValue.self, from: body) }
  }

  /// The names of the body's members, in order.
  var names: [String] {
    get throws { try json.members.map(\.name) }
  }

  func text(_ name: String) throws -> String {
    guard case .string(let text)? = try json[name] else { throw NoSuchMember(name: name) }
    return text
  }

  func integer(_ name: String) throws -> Int {
    guard case .integer(let number)? = try json[name] else { throw NoSuchMember(name: name) }
    return Int(number)
  }

  /// The last part of the problem's `type`; nil when the body is no problem.
  var problem: String? {
    guard headers["Content-Type"] == "application/problem+json", let type = try? text("type"),
      type.hasPrefix("/problems/")
    else { return nil }
    return String(type.dropFirst("/problems/".count))
  }

  /// The pointers of a problem's `errors`.
  var pointers: [String] {
    get throws {
      try (json["errors"]?.elements ?? []).map { error in
        guard case .string(let pointer)? = error["pointer"] else { throw NoSuchMember(name: "pointer") }
        return pointer
      }
    }
  }
}

extension JSONValue {
  var members: [JSONMember] { if case .object(let members) = self { members } else { [] } }
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
}

struct NoSuchMember: Error {
  let name: String
}
