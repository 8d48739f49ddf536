import Dispatch
import Kernel
import Projections
import QueryPorts
import Signals
import Synchronization
import Testing

@Suite struct ProjectorTests {
  private let clock = HandClock()
  private let head = LogHead(Position(1000))
  private let board: PositionBoard

  init() {
    board = PositionBoard(epoch: 7, log: head, now: { [clock] in clock.now })
  }

  private var rebuild: ProjectionStatus.Rebuild? {
    board.status(of: "orders", version: 1, lagLimit: 2).rebuild
  }

  @Test(arguments: [false, true]) func aBuildThatIsTakenUpCountsItsOwnEventsAlone(_ isFirst: Bool) throws {
    if isFirst { board.rebuilding("orders", at: .start, isFirst: true) }
    clock.move(seconds: 60)
    var seen: [ProjectionStatus.Rebuild?] = []
    let runner = ScriptedRunner(hasRows: !isFirst) { report in
      report(Position(900))
      seen.append(rebuild)
      clock.move(seconds: 2)
      report(Position(950))
      seen.append(rebuild)
    }
    try Projector(runner, signal: head, observer: board).build()
    #expect(
      seen == [
        .init(done: 900, total: 1000, eventsPerSecond: 0), .init(done: 950, total: 1000, eventsPerSecond: 25),
      ])
  }

  @Test func aRebuildThatWasGrantedIsUnderWayAtOnce() async {
    let gate = DispatchSemaphore(value: 0)
    let projector = Projector(ScriptedRunner(hasRows: true) { _ in gate.wait() }, signal: head, observer: board)
    #expect(projector.rebuild())
    #expect(rebuild == .init(done: 0, total: 1000, eventsPerSecond: 0))
    gate.signal()
    await projector.stop()
    #expect(rebuild == nil)
  }

  @Test func afterARebuildTheLoopLooksAtOnceAtWhatStandsStill() async {
    let projector = Projector(ScriptedRunner(hasRows: true) { _ in }, signal: head, observer: board)
    let before = head.wakes
    #expect(projector.rebuild())
    await projector.stop()
    #expect(head.wakes == before + 2, "one of them stops it")
  }
}

/// Of an inline model there is nothing to pause, nor anything to do when the log grows.
@Suite struct InlineProjectorTests {
  private let head = LogHead(Position(1000))

  @Test func itsRowsCanNotBePaused() throws {
    let board = PositionBoard(epoch: 7, log: head)
    let runner = ScriptedRunner(lifecycle: .inline, hasRows: true) { _ in }
    let projector = Projector(runner, signal: head, observer: board)
    let before = head.wakes
    #expect(!projector.hold())
    #expect(head.wakes == before)
  }

  @Test func aLogThatGrowsDoesNotWakeItsThread() async throws {
    let counted = CountedWaits(head: head)
    let runner = ScriptedRunner(lifecycle: .inline, hasRows: true) { _ in }
    let projector = Projector(runner, signal: counted, observer: PositionBoard(epoch: 7, log: head))
    projector.start()
    while counted.pauses + counted.waits == 0 { await Task.yield() }
    await projector.stop()
    #expect(counted.waits == 0)
  }
}

private final class CountedWaits: LogSignal {
  private let log: LogHead
  private let waited = Atomic(0)
  private let paused = Atomic(0)

  init(head: LogHead) {
    log = head
  }

  /// How often a thread waited for the log to grow.
  var waits: Int { waited.load(ordering: .relaxed) }
  var pauses: Int { paused.load(ordering: .relaxed) }
  var head: Position { log.head }
  var wakes: Int { log.wakes }

  func wait(beyond position: Position, since wakes: Int, atMost seconds: Double) {
    waited.add(1, ordering: .relaxed)
    log.wait(beyond: position, since: wakes, atMost: seconds)
  }

  func pause(since wakes: Int, atMost seconds: Double) {
    paused.add(1, ordering: .relaxed)
    log.pause(since: wakes, atMost: seconds)
  }

  func pause(atMost seconds: Double, while goesOn: () -> Bool) {
    log.pause(atMost: seconds, while: goesOn)
  }

  func wake() { log.wake() }
}

private struct ScriptedRunner: RebuildableRunner, @unchecked Sendable {  // One thread runs it.
  let name = "orders"
  let version = 1
  var lifecycle = ReadModelLifecycle.asynchronous
  let hasRows: Bool
  let script: (_ report: (Position) -> Void) -> Void

  func checkpoint() -> Position { Position(1000) }
  func parked() -> [Parked] { [] }
  func standing() -> Standing { Standing(position: Position(1000)) }
  func advance(limit: Int) -> Position { Position(1000) }
  func retry() -> Bool { true }

  func rebuild(while goOn: (Position) -> Bool, announcing announce: (Standing) -> Void) -> [TableDifference]? {
    script { _ = goOn($0) }
    return []
  }
}
