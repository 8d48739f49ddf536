package import Kernel

/// The idempotency key, or the source, was used before with another request.
package struct RepeatedWithOtherRequest: Refusal {
  package init() {}

  package var code: String { "idempotency-key-reused" }
  package var kind: RefusalKind { .invalid }
  package var detail: String { "This key was used for another request; take a new key for a new request." }
}

/// Writes can't be taken right now; nothing was done.
package struct WritesUnavailable: Refusal {
  package enum Reason: String, Sendable {
    case tooManyWaiting, stopped, diskFull, ioFailed
  }

  package let reason: Reason

  package init(_ reason: Reason) {
    self.reason = reason
  }

  package var code: String {
    switch reason {
    case .tooManyWaiting: "too-many-writes-waiting"
    case .stopped: "writes-stopped"
    case .diskFull: "disk-full"
    case .ioFailed: "write-failed"
    }
  }
  package var kind: RefusalKind { reason == .diskFull ? .storageFull : .unavailable }
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
package struct OutcomeUnknown: Refusal {
  package init() {}

  package var code: String { "outcome-unknown" }
  package var kind: RefusalKind { .unavailable }
  package var detail: String {
    "The storage failed while committing, so it is unknown whether this was done. Send it again with the same key."
  }
}
