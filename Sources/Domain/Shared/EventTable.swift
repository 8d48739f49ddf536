package import Kernel

/// Finds the way to read a stored event by its type and version.
package struct EventTable<Target: Sendable>: Sendable {
  private let types: [String: [EventType<Target>]]

  package init(_ types: [EventType<Target>]) {
    self.types = Dictionary(grouping: types, by: \.type)
  }

  package func has(type: String) -> Bool {
    types[type] != nil
  }

  /// Nil when the table has no such type. Throws `UnknownEventVersion` for a version it doesn't know, and what
  /// the decoding throws.
  package func decode(type: String, version: Int, _ payload: any PayloadDecoder) throws -> Target? {
    guard let versions = types[type] else { return nil }
    guard let match = versions.first(where: { $0.version == version }) else {
      throw UnknownEventVersion(type: type, version: version)
    }
    return try match.decode(payload)
  }
}

/// The event was written by a newer program, or an upcaster is missing.
package struct UnknownEventVersion: Error, CustomStringConvertible {
  package let type: String
  package let version: Int

  package var description: String { "no reader for version \(version) of \(type)" }
}
