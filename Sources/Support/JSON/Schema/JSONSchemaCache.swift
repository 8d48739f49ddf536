import Synchronization

/// A type that has no schema, or a constraint that its schema has no place for: an error of the program.
package struct JSONSchemaFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let type: String
  package let detail: String

  package init(_ type: Any.Type, _ detail: String) {
    self.type = JSONSchema.name(of: type)
    self.detail = detail
  }

  package var description: String { "\(type) \(detail)" }
}

extension JSONSchema {
  private static let known = Mutex<[ObjectIdentifier: JSONSchema]>([:])

  /// The schema of a type, found out once by running its `init(from:)` on a decoder that only listens.
  ///
  /// Throws ``JSONSchemaFault``. Routes ask for their bodies' schemas when they are declared, so that a fault stops
  /// the start and not a request.
  package static func of<T: Decodable>(_ type: T.Type) throws -> JSONSchema {
    if let schema = known.withLock({ $0[ObjectIdentifier(type)] }) { return schema }
    let probe = Probe()
    _ = try probe.listen(to: type)
    let schema = try probe.schema()
    known.withLock { $0[ObjectIdentifier(type)] = schema }
    return schema
  }

  /// `Module.Outer.Inner` → `Outer.Inner`.
  static func name(of type: Any.Type) -> String {
    let full = String(reflecting: type)
    return full.firstIndex(of: ".").map { String(full[full.index(after: $0)...]) } ?? full
  }
}
