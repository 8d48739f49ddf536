import Domain
package import Kernel

/// The idempotency key, or the source, was used before with another request.
package struct RepeatedWithOtherRequest: SingleRefusal {
  package static let problem = ProblemType(
    "idempotency-key-reused", .invalid, "The `Idempotency-Key` was used before with another request.")

  package init() {}

  package var detail: String { "This key was used for another request; take a new key for a new request." }
}

/// The aggregate has as many events as it may have.
package struct StreamFull: SingleRefusal {
  package static let problem = ProblemType(
    "stream-full", .conflict,
    "The thing has changed as often as it may; what ends it is still taken, for anything else make a new one.")

  package init() {}

  package var detail: String {
    "It may change \(StreamBounds.mostEvents) times, and its changes may take \(StreamBounds.mostBytes) bytes. "
      + "What ends it is still taken; for anything else make a new one."
  }
}

/// Writes can't be taken right now; this one did nothing.
package struct WritesUnavailable: Refusal {
  package enum Reason: String, Sendable, CaseIterable {
    case tooManyWaiting, stopped, locked, diskFull, ioFailed
  }

  package let reason: Reason
  /// False for a command with a key that could not be looked up: an earlier one with it may have been done.
  package let isKeyKnown: Bool

  package init(_ reason: Reason, isKeyKnown: Bool = true) {
    self.reason = reason
    self.isKeyKnown = isKeyKnown
  }

  package static var problems: [ProblemType] { Reason.allCases.map { Self($0).problem } }

  package var problem: ProblemType {
    switch reason {
    case .tooManyWaiting:
      ProblemType(
        "too-many-writes-waiting", .unavailable,
        "The server has more writes waiting than it takes; this request did nothing, send it again.")
    case .stopped:
      ProblemType(
        "writes-stopped", .unavailable,
        "Writing has stopped after a storage fault and is tried again by itself; this request did nothing, reading goes on."
      )
    case .locked:
      ProblemType(
        "writes-locked", .unavailable,
        "Another program holds the lock of the data for writing; this request did nothing, send it again.")
    case .diskFull:
      ProblemType("disk-full", .storageFull, "The disk is full; nothing was done, reading goes on.")
    case .ioFailed:
      ProblemType(
        "write-failed", .unavailable, "The storage failed while writing; this request did nothing, send it again.")
    }
  }

  package var detail: String {
    let cause =
      switch reason {
      case .tooManyWaiting: "Too many writes are waiting."
      case .stopped: "Writing has stopped and is tried again by itself; reading goes on."
      case .locked: "Another program holds the lock of the data for writing."
      case .diskFull: "The disk is full; reading goes on."
      case .ioFailed: "The storage failed while writing."
      }
    let outcome =
      isKeyKnown
      ? "Nothing was done; send it again in a moment."
      : "This request did nothing, but whether an earlier one with its key did can't be told now. Send it again in a "
        + "moment with the same key."
    return "\(cause) \(outcome)"
  }
}

/// It may or may not have been done.
package struct OutcomeUnknown: SingleRefusal {
  package enum Reason: Sendable {
    case commitFailed
    /// Writing has stopped. This request did nothing, but an earlier one with its key may have been done.
    case keyNotLookedUp
  }

  package static let problem = ProblemType(
    "outcome-unknown", .unavailable,
    "It is unknown whether this was done: the storage failed while committing, or writing has stopped and the key can't be "
      + "looked up. Send the request again with the same key.")

  package let reason: Reason

  package init(_ reason: Reason) {
    self.reason = reason
  }

  package var detail: String {
    switch reason {
    case .commitFailed:
      "The storage failed while committing, so it is unknown whether this was done. Send it again with the same key; "
        + "if it had none, look first whether it was done."
    case .keyNotLookedUp:
      "Writing has stopped, so it is unknown whether this was done by an earlier request with its key. Send it again in "
        + "a moment with the same key."
    }
  }
}
