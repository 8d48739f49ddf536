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
