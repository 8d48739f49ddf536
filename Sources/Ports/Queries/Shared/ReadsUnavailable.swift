package import Kernel

/// What was asked for can't be read right now.
package struct ReadsUnavailable: FaultRefusal, Equatable {
  package enum Reason: Sendable, CaseIterable {
    case outOfTime, busy, closed, failed, damaged
  }

  package let reason: Reason
  package let cause: String

  package init(_ reason: Reason, cause: String) {
    self.reason = reason
    self.cause = cause
  }

  package var mayPass: Bool {
    switch reason {
    case .outOfTime, .busy, .closed: true
    case .failed, .damaged: false
    }
  }

  package static var problems: [ProblemType] { Reason.allCases.map { Self($0, cause: "").problem } }

  package var problem: ProblemType {
    switch reason {
    case .outOfTime:
      ProblemType("read-out-of-time", .unavailable, "The answer took longer to read than a read may take.")
    case .busy: ProblemType("reads-busy", .unavailable, "More is being read than the server reads at once; try again.")
    case .closed:
      ProblemType(
        "reads-closed", .unavailable, "The file of the answer is not open: the server is stopping, or has just lost it."
      )
    case .failed: ProblemType("read-failed", .unavailable, "The storage failed while reading; try again.")
    case .damaged: ProblemType("read-damaged", .unavailable, "The file that the answer is read from is damaged.")
    }
  }

  package var detail: String {
    switch reason {
    case .outOfTime: "The answer took too long to read. Ask again in a moment."
    case .busy: "Too much is being read at once. Ask again in a moment."
    case .closed: "What the answer is read from is not open now. Ask again in a moment."
    case .failed: "The storage failed while reading. Ask again in a moment."
    case .damaged: "What the answer is read from is damaged, which the log of the server tells. Ask again later."
    }
  }
}
