package import Foundation

/// How a second sending of the same command is recognised. `fingerprint` is a keyed digest of the request:
/// the same command id with another one is refused.
package enum Repetition: Hashable, Sendable {
  /// The command id is fresh; its outcome is not stored.
  case unrecognised
  /// The id comes from an `Idempotency-Key`; the outcome is kept for 24 hours.
  case key(fingerprint: [UInt8])
  /// The id is derived from the command's source (an invoice, a task).
  case source(fingerprint: [UInt8], kept: Retention)

  package var fingerprint: [UInt8]? {
    switch self {
    case .unrecognised: nil
    case .key(let fingerprint), .source(let fingerprint, _): fingerprint
    }
  }
}

/// How long the outcome of a command is remembered, and with it that the command was done.
package enum Retention: Hashable, Sendable {
  /// For sources that may come again years later. Each takes room for ever.
  case forGood
  /// At least until this time, in whole milliseconds; after it a second sending may be done anew.
  case until(Date)
}
