import CommandPorts
import Foundation
import Kernel
import Testing

/// What only commands need; a test that sends none fails loudly when it is asked.
struct NoServices: WallClock, IdentifierSource, Fingerprinting {
  func now() -> Date {
    Issue.record("the clock was asked")
    return .distantPast
  }

  func fresh() -> UUID {
    Issue.record("an id was asked for")
    return UUID()
  }

  func makeID(for context: CommandContext) -> UUID {
    fresh()
  }

  func fingerprint(_ bytes: [UInt8]) -> [UInt8] {
    Issue.record("a fingerprint was asked for")
    return []
  }

  func derivedID(_ parts: [String], at time: Date?) -> UUID {
    fresh()
  }
}
