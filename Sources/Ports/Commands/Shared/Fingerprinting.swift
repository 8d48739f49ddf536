package import Foundation

/// Stable ids and fingerprints. Adapter: Secrets.
package protocol Fingerprinting: Sendable {
  /// A keyed 32-byte digest (HMAC-SHA-256) of a request, so that a stored fingerprint tells nothing of the body.
  func fingerprint(_ bytes: [UInt8]) -> [UInt8]

  /// The same id for the same parts, on every machine: SHA-256 over the length-prefixed parts, shaped as a UUIDv8 —
  /// or, when `time` is given, as a UUIDv7 of that instant, so that derived ids sort by time.
  func derivedID(_ parts: [String], at time: Date?) -> UUID
}
