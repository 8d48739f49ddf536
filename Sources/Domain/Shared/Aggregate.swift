package import Kernel

/// What is changed as one, under one version: how many events its stream has, those not yet saved included.
package protocol Aggregate: Identifiable, Sendable where ID: Sendable {
  associatedtype Event: StreamEvent

  var version: Int { get }
  /// Raised and not yet saved, in order.
  var pending: [Event] { get }
}

extension Aggregate {
  /// The stream's version that a save must find.
  package var savedVersion: Int { version - pending.count }

  /// Throws when the caller decided on other versions than the present one; nil asks for nothing.
  package func require(version expected: ExpectedVersion?) throws(VersionConflict) {
    guard let expected, !expected.versions.contains(version) else { return }
    throw VersionConflict(expected: expected, present: version)
  }
}
