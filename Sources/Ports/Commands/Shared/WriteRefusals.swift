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

/// Writes can't be taken right now; nothing was done.
package struct WritesUnavailable: Refusal {
  package enum Reason: String, Sendable, CaseIterable {
    case tooManyWaiting, stopped, diskFull, ioFailed
  }

  package let reason: Reason

  package init(_ reason: Reason) {
    self.reason = reason
  }

  package static var problems: [ProblemType] { Reason.allCases.map { Self($0).problem } }

  package var problem: ProblemType {
    switch reason {
    case .tooManyWaiting:
      ProblemType(
        "too-many-writes-waiting", .unavailable,
        "The server has more writes waiting than it takes; nothing was done, try again.")
    case .stopped:
      ProblemType(
        "writes-stopped", .unavailable, "Writing has stopped after a storage fault; nothing was done, reading goes on.")
    case .diskFull:
      ProblemType("disk-full", .storageFull, "The disk is full; nothing was done, reading goes on.")
    case .ioFailed:
      ProblemType("write-failed", .unavailable, "The storage failed while writing; nothing was done.")
    }
  }

  package var detail: String {
    switch reason {
    case .tooManyWaiting: "Too many writes are waiting. Nothing was done; send it again in a moment."
    case .stopped: "Writing has stopped after a storage fault. Nothing was done; reading goes on."
    case .diskFull: "The disk is full. Nothing was done; reading goes on."
    case .ioFailed: "The storage failed while writing. Nothing was done; send it again in a moment."
    }
  }
}

/// The storage failed while committing: it may or may not have been done.
package struct OutcomeUnknown: SingleRefusal {
  package static let problem = ProblemType(
    "outcome-unknown", .unavailable, "The storage failed while committing: send the request again with the same key.")

  package init() {}

  package var detail: String {
    "The storage failed while committing, so it is unknown whether this was done. Send it again with the same key."
  }
}
