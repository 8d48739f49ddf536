package import Foundation

/// Stable ids and fingerprints. Adapter: `Secrets`.
package protocol Fingerprinting: Sendable {
  /// A keyed digest of 32 bytes (HMAC-SHA-256) of a request: what is stored tells nothing of the body.
  func fingerprint(_ bytes: [UInt8]) -> [UInt8]

  /// The same id for the same parts, on every machine. Without a time a UUIDv8; with one a UUIDv7 of that instant, in
  /// whole milliseconds, so that derived ids sort by time.
  func derivedID(_ parts: [String], at time: Date?) -> UUID
}
