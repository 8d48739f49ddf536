import Kernel
import Signals
import Testing

/// `LogHead`, as those see it who follow the log.
@Suite struct LogGrowthTests {
  private static let long = 600.0

  @Test func returnsAtOnceWhenTheLogIsBeyond() async {
    await LogHead(Position(2)).waitForGrowth(beyond: Position(1), atMost: Self.long)
  }

  @Test func wakesAllWhomTheGrowthConcerns() async {
    let head = LogHead(Position(1))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { await head.waitForGrowth(beyond: Position(1), atMost: Self.long) } }
      group.addTask { await head.waitForGrowth(beyond: Position(2), atMost: Self.long) }
      for value in [2, 3] as [Int64] {
        await Task.yield()
        head.advance(to: Position(value))
      }
    }
  }

  @Test func leavesNoTimerBehindHoweverAWaitEnds() async {
    let head = LogHead(Position(1))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { await head.waitForGrowth(beyond: Position(1), atMost: Self.long) } }
      while head.timesSet < 20 { await Task.yield() }
      head.advance(to: Position(2))
    }
    #expect(head.timesSet == 0, "served")
    await head.waitForGrowth(beyond: Position(2), atMost: 0.01)
    #expect(head.timesSet == 0, "its time was over")
    let leaving = Task { await head.waitForGrowth(beyond: Position(2), atMost: Self.long) }
    while head.timesSet == 0 { await Task.yield() }
    leaving.cancel()
    await leaving.value
    #expect(head.timesSet == 0, "cancelled")
  }

  @Test(.timeLimit(.minutes(1))) func aShortWaitBesideLongOnesEndsInItsTime() async {
    let head = LogHead(Position(1))
    let long = Task { await head.waitForGrowth(beyond: Position(1), atMost: Self.long) }
    while head.timesSet == 0 { await Task.yield() }
    for _ in 0..<3 { await head.waitForGrowth(beyond: Position(1), atMost: 0.01) }
    #expect(head.timesSet == 1)
    long.cancel()
    await long.value
  }

  @Test func givesUpWhenTheTimeIsOver() async {
    let start = ContinuousClock.now
    await LogHead(Position(1)).waitForGrowth(beyond: Position(1), atMost: 0.05)
    #expect(ContinuousClock.now - start >= .milliseconds(50))
  }

  @Test func givesUpWhenTheTaskIsCancelled() async {
    for _ in 0..<50 {
      let waiting = Task { await LogHead(Position(1)).waitForGrowth(beyond: Position(1), atMost: Self.long) }
      await Task.yield()
      waiting.cancel()
      await waiting.value
    }
  }
}
