import Foundation
import Kernel
import Signals
import Testing

@Suite struct LogHeadTests {
  private static let long = 600.0

  @Test func theHeadNeverGoesBack() {
    let head = LogHead(Position(5))
    head.advance(to: Position(3))
    #expect(head.head == Position(5))
    head.advance(to: Position(6))
    #expect(head.head == Position(6))
  }

  @Test func aWaitForWhatIsThereEndsAtOnce() {
    LogHead(Position(5)).wait(beyond: Position(4), since: 0, atMost: Self.long)
  }

  @Test func waitsAndPausesRunOut() {
    let head = LogHead(Position(5))
    head.wait(beyond: Position(5), since: head.wakes, atMost: 0.01)
    head.pause(since: head.wakes, atMost: 0.01)
    #expect(head.head == Position(5))
  }

  @Test(.timeLimit(.minutes(1))) func aCommitEndsAWait() async {
    let head = LogHead(Position(5))
    let ended = onThread { head.wait(beyond: Position(5), since: head.wakes, atMost: Self.long) }
    head.advance(to: Position(6))
    await ended.value
  }

  @Test(.timeLimit(.minutes(1))) func wakeEndsWaitsAndPauses() async {
    let head = LogHead(Position(5))
    let waiting = onThread { head.wait(beyond: Position(5), since: head.wakes, atMost: Self.long) }
    let pausing = onThread { head.pause(since: head.wakes, atMost: Self.long) }
    let waking = Task {
      while !Task.isCancelled {
        head.wake()
        await Task.yield()
      }
    }
    await waiting.value
    await pausing.value
    waking.cancel()
  }

  @Test(.timeLimit(.minutes(1))) func aWakeBeforeTheWaitIsNotLost() {
    let head = LogHead(Position(5))
    let wakes = head.wakes
    head.wake()
    head.wait(beyond: Position(5), since: wakes, atMost: Self.long)
    head.pause(since: wakes, atMost: Self.long)
  }

  @Test(.timeLimit(.minutes(1))) func aCommitDoesNotEndAPause() async {
    let head = LogHead()
    let start = ContinuousClock.now
    let ended = onThread { head.pause(since: head.wakes, atMost: 0.05) }
    let committing = Task {
      while !Task.isCancelled {
        head.advance(to: head.head.next)
        await Task.yield()
      }
    }
    await ended.value
    committing.cancel()
    #expect(ContinuousClock.now - start > .milliseconds(45))
  }

  /// These waits block, so they get a thread of their own.
  private func onThread(_ body: @escaping @Sendable () -> Void) -> Task<Void, Never> {
    Task {
      await withCheckedContinuation { continuation in
        Thread {
          body()
          continuation.resume()
        }.start()
      }
    }
  }
}
