package import Kernel

/// Something that happened, past tense: its newest version, the only one that is written and that the domain sees. Its
/// stored form is the struct's own JSON, which is never edited: another shape is another version.
package protocol DomainEvent: StoredVersion, Encodable, Sendable where Newest == Self {
  /// Kebab-free, stable: `OrderCreated`.
  static var type: String { get }
}

extension DomainEvent {
  package var newest: Self { self }
}

/// A version of an event that is no longer written and stays in logs for good.
package protocol SupersededEvent: SupersededVersion where Newest: DomainEvent {}

/// The closed set of a stream's events, for exhaustive folds.
package protocol StreamEvent: Sendable {
  static var types: [EventType<Self>] { get }
  /// The event as it is stored.
  var payload: any DomainEvent { get }
  /// It happens at most once in a stream, as an end does, and so is taken by a full one too. False unless told.
  var happensOnce: Bool { get }
}

extension StreamEvent {
  package var happensOnce: Bool { false }
}

/// How a stored payload of one type and version becomes a `Target`.
package struct EventType<Target: Sendable>: Sendable {
  package let type: String
  package let version: Int
  package let decode: @Sendable (any PayloadDecoder) throws -> Target

  package init<E: DomainEvent>(_ event: E.Type, _ wrap: @escaping @Sendable (E) -> Target) {
    type = E.type
    version = E.version
    decode = { wrap(try $0.decode(E.self)) }
  }

  /// A version that is no longer written: what is stored of it is read as the newest.
  package init<E: SupersededEvent>(superseded event: E.Type, _ wrap: @escaping @Sendable (E.Newest) -> Target) {
    type = E.Newest.type
    version = E.version
    decode = { wrap(try $0.decode(E.self).newest) }
  }

  private init(type: String, version: Int, decode: @escaping @Sendable (any PayloadDecoder) throws -> Target) {
    self.type = type
    self.version = version
    self.decode = decode
  }

  package func map<Other: Sendable>(_ wrap: @escaping @Sendable (Target) -> Other) -> EventType<Other> {
    EventType<Other>(type: type, version: version) { [decode] in wrap(try decode($0)) }
  }
}
