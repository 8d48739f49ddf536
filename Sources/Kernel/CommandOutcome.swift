/// What a command answers: its newest version. It is stored where a command may be sent again, so its stored form is
/// never edited: another shape is another version.
package protocol CommandOutcome: StoredVersion, Encodable, Sendable where Newest == Self {
  /// The versions before this one, that are still read.
  static var superseded: [SupersededForm<Self>] { get }
}

extension CommandOutcome {
  package static var superseded: [SupersededForm<Self>] { [] }
  package var newest: Self { self }

  /// What was stored of the outcome, in whichever version. Throws `UnknownOutcomeVersion`, and what the decoding
  /// throws.
  package static func read(version: Int, _ payload: any PayloadDecoder) throws -> Self {
    if version == Self.version { return try payload.decode(Self.self) }
    guard let form = superseded.first(where: { $0.version == version }) else {
      throw UnknownOutcomeVersion(outcome: "\(Self.self)", version: version)
    }
    return try form.read(payload)
  }
}

/// A version of an outcome that is no longer written and may still be stored.
package protocol SupersededOutcome: SupersededVersion where Newest: CommandOutcome {}

/// How a stored outcome of an earlier version becomes one of today.
package struct SupersededForm<Outcome: CommandOutcome>: Sendable {
  package let version: Int
  package let read: @Sendable (any PayloadDecoder) throws -> Outcome

  package init<Old: SupersededOutcome>(_ old: Old.Type) where Old.Newest == Outcome {
    version = Old.version
    read = { try $0.decode(Old.self).newest }
  }
}

/// The outcome was stored by a newer program, or an upcaster is missing.
package struct UnknownOutcomeVersion: Error, CustomStringConvertible {
  let outcome: String
  let version: Int

  package var description: String { "no reader for version \(version) of \(outcome)" }
}
