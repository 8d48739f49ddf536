/// One shape that the payload of an event has, or had.
package protocol EventVersion: Decodable, SendableMetatype {
  associatedtype Newest: DomainEvent

  /// 1, 2, 3 …
  static var version: Int { get }
  var newest: Newest { get }
}

extension EventVersion where Newest == Self {
  package var newest: Self { self }
}

/// A version that is no longer written, but was once and stays in logs for good. It has the stored fields of its time
/// and knows the one step to the version after it; a chain that doesn't end at an event of today does not compile.
package protocol SupersededEvent: EventVersion where Newest == Next.Newest {
  associatedtype Next: EventVersion

  /// Deterministic and complete: what the later version has and this one lacks must follow from this one alone.
  func upcast() -> Next
}

extension SupersededEvent {
  /// The one before the next, so that no two versions of a chain can have one number.
  package static var version: Int { Next.version - 1 }
  package var newest: Next.Newest { upcast().newest }
}
