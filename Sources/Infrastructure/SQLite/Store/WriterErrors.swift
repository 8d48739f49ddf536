/// As many units of the class wait as may. Nothing was run; try again later.
package struct WriterQueueFull: Error, Sendable, Equatable {
  package let limit: Int

  package init(limit: Int) {
    self.limit = limit
  }
}

/// The writer takes no units. Nothing of this one is left.
package struct WriterStopped: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case closed
    /// Until the file was opened anew, which the writer tries by itself.
    case failed(SQLiteError)
  }

  package let reason: Reason

  package init(reason: Reason) {
    self.reason = reason
  }
}

/// The commit failed in a way that does not tell whether a restart will find it. The writer has stopped.
package struct OutcomeUnknown: Error, Sendable, Equatable {
  package let cause: SQLiteError

  package init(cause: SQLiteError) {
    self.cause = cause
  }
}
