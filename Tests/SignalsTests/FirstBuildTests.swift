import Kernel
import Projections
import QueryPorts
import Signals
import Synchronization
import Testing

/// A projection without rows, whose build fails.
@Suite struct FirstBuildTests {
  private let head = LogHead(Position(1000))
  private let board: PositionBoard

  init() {
    board = PositionBoard(epoch: 7, log: head)
  }

  @Test(.timeLimit(.minutes(1))) func isTriedAfterLongerAndLongerPausesUpToAMinute() async {
    let waits = HurriedWaits(head)
    let runner = UnluckyRunner(failures: 9)
    let projector = Projector(runner, signal: waits, observer: board)
    projector.start()
    while !runner.hasRows { await Task.yield() }
    await projector.stop()
    #expect(waits.pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    #expect(board.status(of: "orders", version: 1, lagLimit: 2).nextBuild == nil)
  }

  @Test(.timeLimit(.minutes(1))) func beginsAtOnceWhenItIsAskedFor() async {
    let runner = UnluckyRunner(failures: 12)
    let projector = Projector(runner, signal: head, observer: board)
    #expect(!projector.rebuild(), "it has not begun")
    projector.start()
    // Each is asked for; by their pauses they would take five minutes.
    while !runner.hasRows {
      _ = projector.rebuild()
      await Task.yield()
    }
    await projector.stop()
  }

  @Test(.timeLimit(.minutes(1))) func whoStopsDoesNotWaitForThePause() async {
    let runner = UnluckyRunner(failures: .max)
    let projector = Projector(runner, signal: head, observer: board)
    projector.start()
    for _ in 0..<6 { while !projector.rebuild() { await Task.yield() } }
    await projector.stop()
  }
}

/// Whoever pauses is told at once that the time is over.
private final class HurriedWaits: LogSignal {
  private let log: LogHead
  private let paused = Mutex<[Double]>([])

  init(_ log: LogHead) {
    self.log = log
  }

  var pauses: [Double] { paused.withLock { $0 } }
  var head: Position { log.head }
  var wakes: Int { log.wakes }

  func wait(beyond position: Position, since wakes: Int, atMost seconds: Double) {
    log.wait(beyond: position, since: wakes, atMost: seconds)
  }

  func pause(since wakes: Int, atMost seconds: Double) {
    log.pause(since: wakes, atMost: seconds)
  }

  func pause(atMost seconds: Double, while goesOn: () -> Bool) {
    paused.withLock { $0.append(seconds) }
  }

  func wake() { log.wake() }
}

private final class UnluckyRunner: RebuildableRunner {
  let name = "orders"
  let version = 1
  let lifecycle = ReadModelLifecycle.asynchronous
  private let left: Atomic<Int>

  init(failures: Int) {
    left = Atomic(failures)
  }

  var hasRows: Bool { left.load(ordering: .acquiring) < 0 }

  func checkpoint() -> Position { Position(1000) }
  func parked() -> [Parked] { [] }
  func standing() -> Standing { Standing(position: Position(1000)) }
  func advance(limit: Int) -> Position { Position(1000) }
  func retry() -> Bool { true }

  func rebuild(while goOn: (Position) -> Bool, announcing announce: (Standing) -> Void) throws -> [TableDifference]? {
    _ = goOn(.start)
    let failed = left.subtract(1, ordering: .acquiringAndReleasing).newValue >= 0
    if failed { throw DiskTrouble(description: "the disk is gone") }
    return []
  }
}
