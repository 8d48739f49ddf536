import Dispatch
import Foundation
import Kernel
import Signals
import TestSupport
import Testing

/// A wall clock that is set back while threads wait makes no wait longer.
@Suite(.enabled(if: SteppedClock.isSupported)) struct SteppedClockTests {
  private static let step = 5.0

  @Test func theLogsWaitsEndInTime() {
    let head = LogHead(Position(5))
    let waits: [() -> Void] = [
      { head.wait(beyond: Position(5), since: head.wakes, atMost: 0.01) },
      { head.pause(since: head.wakes, atMost: 0.01) },
      { head.pause(atMost: 0.01) { true } },
    ]
    for wait in waits { #expect(SteppedClock.seconds(setBack: Self.step, wait) < Self.step) }
  }

  /// What the platform offers counts on the wall clock: the step is one that tests can see.
  @Test func theWaitsOfThePlatformDoNot() {
    let waits: [() -> Void] = [
      {
        let condition = NSCondition()
        condition.withLock { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.01)) }
      },
      { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + 0.01) },
    ]
    for wait in waits { #expect(SteppedClock.seconds(setBack: 0.1, wait) >= 0.1) }
  }
}
