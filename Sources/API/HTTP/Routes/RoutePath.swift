package import Foundation
import HTTPValues
import JSON
import Kernel

/// The path of a route: literal segments and typed parts. The same value matches requests, reads their parts, writes
/// addresses and is shown in documents.
///
///     static let order = RoutePath("/api/v1/orders") / .uuid("id")
///     static let items = order / "items"
package struct RoutePath<Parts: Sendable>: Sendable {
  /// As metrics and documents show it: `/api/v1/orders/{id}/items/{line}`.
  package let pattern: String
  let parameters: [RouteParameter]
  /// Takes the texts of the parts in their order; nil when one of them is not of its form, so nothing is there.
  let read: @Sendable (ArraySlice<String>) -> Parts?
  fileprivate let write: @Sendable (Parts) -> String

  /// The path of one thing.
  package func address(of parts: Parts) -> String {
    write(parts)
  }

  /// A further literal segment.
  package static func / (path: RoutePath, segment: String) -> RoutePath {
    RoutePath(
      pattern: "\(path.pattern)/\(segment)", parameters: path.parameters, read: path.read,
      write: { path.write($0) + "/" + segment })
  }

  /// A further part, beside those before it.
  package static func / <Value>(path: RoutePath, part: PathPart<Value>) -> RoutePath<(Parts, Value)> {
    RoutePath<(Parts, Value)>(
      pattern: "\(path.pattern)/{\(part.parameter.name)}", parameters: path.parameters + [part.parameter],
      read: { texts in
        guard let text = texts.last, let before = path.read(texts.dropLast()), let value = part.read(text) else {
          return nil
        }
        return (before, value)
      },
      write: { path.write($0.0) + "/" + part.write($0.1) })
  }
}

extension RoutePath where Parts == Void {
  package init(_ text: String) {
    self.init(pattern: text, parameters: [], read: { _ in () }, write: { _ in text })
  }

  /// The first part of the path.
  package static func / <Value>(path: RoutePath, part: PathPart<Value>) -> RoutePath<Value> {
    RoutePath<Value>(
      pattern: "\(path.pattern)/{\(part.parameter.name)}", parameters: [part.parameter],
      read: { $0.last.flatMap(part.read) }, write: { path.pattern + "/" + part.write($0) })
  }
}

/// One typed part of a path.
package struct PathPart<Value: Sendable>: Sendable {
  let parameter: RouteParameter
  /// Nil for a text that is none of its form.
  let read: @Sendable (String) -> Value?
  let write: @Sendable (Value) -> String
}

extension PathPart where Value == UUID {
  package static func uuid(_ name: String) -> PathPart<UUID> {
    PathPart(
      parameter: RouteParameter(name, in: .path, .uuid, isRequired: true), read: { UUID(pathText: $0) },
      write: { $0.lowercased })
  }
}

extension PathPart where Value == Int {
  /// A whole number of at least 1, such as that of a line.
  package static func number(_ name: String) -> PathPart {
    PathPart(
      parameter: RouteParameter(name, in: .path, .integer(1...Int64.max), isRequired: true),
      read: { text in Int(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil } }, write: { String($0) })
  }
}

extension PathPart where Value == String {
  /// An id of the grammar of `PathID`.
  package static func text(_ name: String) -> PathPart {
    PathPart(
      parameter: RouteParameter(
        name, in: .path, .string(JSONText(1...PathID.longest)), pattern: PathID.pattern, isRequired: true),
      read: { try? PathID.checked($0) },
      write: { $0.percentEncoded })
  }
}

extension UUID {
  /// With its dashes, in either case.
  init?(pathText text: String) {
    guard text.utf8.count == 36 else { return nil }
    self.init(uuidString: text)
  }
}
