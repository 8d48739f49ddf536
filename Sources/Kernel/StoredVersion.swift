/// One shape that something stored has, or had: the payload of an event, the outcome of a command.
package protocol StoredVersion: Decodable, SendableMetatype {
  associatedtype Newest: StoredVersion

  /// 1, 2, 3 …
  static var version: Int { get }
  var newest: Newest { get }
}

/// A version that is no longer written, but was once and stays stored. It has the fields of its time and knows the one
/// step to the version after it; a chain that doesn't end at what is written today does not compile.
package protocol SupersededVersion: StoredVersion where Newest == Next.Newest {
  associatedtype Next: StoredVersion

  /// Deterministic and complete: what the later version has and this one lacks must follow from this one alone.
  func upcast() -> Next
}

extension SupersededVersion {
  /// The one before the next, so that no two versions of a chain can have one number.
  package static var version: Int { Next.version - 1 }
  package var newest: Next.Newest { upcast().newest }
}
