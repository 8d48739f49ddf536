/// An aggregate whose state is the fold of its stream.
package protocol EventSourced: Sendable {
  associatedtype Event: StreamEvent

  /// The number of events folded, those not yet saved included.
  var version: Int { get }
  /// Raised and not yet saved, in order.
  var pending: [Event] { get }

  /// Nil when the first event does not open the stream.
  init?(opening event: Event)
  mutating func apply(_ event: Event)
}

extension EventSourced {
  /// The stream's version that a save must find.
  package var savedVersion: Int { version - pending.count }

  /// Throws when the caller decided on another version than the present one; nil asks for nothing.
  package func require(version expected: Int?) throws(VersionConflict) {
    guard let expected, expected != version else { return }
    throw VersionConflict(expected: expected, present: version)
  }
}
