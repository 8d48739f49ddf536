import Dispatch
import Kernel
import Projections
import QueryPorts
import Signals
import Synchronization
import Testing

/// Rows that can't be relied on: nobody reads them, and they are built anew.
@Suite struct DamagedProjectionTests {
  private let head = LogHead(Position(100))
  private let alarms = Reports()
  private let board: PositionBoard

  init() {
    board = PositionBoard(epoch: 7, log: head, lagLimit: 2, alarm: { [alarms] in alarms.add($0, $1) })
  }

  private var status: ProjectionStatus { board.status(of: "orders", version: 1, lagLimit: 2) }

  @Test func itIsDarkAndSaysWhyUntilItIsBuilt() throws {
    board.advanced("orders", to: Position(100))
    board.damaged("orders", "page 4")
    board.damaged("orders", "page 5")
    #expect(alarms.all == ["orders: page 4"])
    let refusal = #expect(throws: ReadModelRebuilding.self) { try board.check([orders]) }
    #expect(refusal?.code == "read-model-damaged")
    #expect(board.fault(of: "orders", lagLimit: 2) == "damaged (page 4), being built: 0 of 100 events")
    #expect(status.state == .rebuilding)
    #expect(status.fault == "damaged: page 4")
    board.rebuildBegins("orders", at: Position(10), isFirst: false)
    #expect(throws: ReadModelRebuilding.self) { try board.check([orders]) }
    #expect(board.fault(of: "orders", lagLimit: 2) == "damaged (page 4), being built: 10 of 100 events")
    board.rebuilt("orders", [])
    try board.check([orders])
    #expect(status.fault == nil)
    board.damaged("orders", "page 6")
    #expect(alarms.all == ["orders: page 4", "orders: page 6"])
  }

  @Test func aFirstBuildIsNoDamage() {
    board.rebuilding("orders", at: .start, isFirst: true)
    let refusal = #expect(throws: ReadModelRebuilding.self) { try board.check([orders]) }
    #expect(refusal?.code == "read-model-rebuilding")
  }

  @Test(.timeLimit(.minutes(1))) func whatAReaderFindsIsToldAtOnceAndMendedByTheLoop() async throws {
    let runner = FragileRunner()
    let projector = Projector(runner, signal: head, observer: board)
    projector.distrust("another file", because: "late")
    #expect(alarms.all.isEmpty)
    projector.distrust("file", because: "page 4")
    #expect(throws: ReadModelRebuilding.self) { try board.check([orders]) }
    #expect(!projector.retryLater(), "there is nothing to be tried")
    projector.start()
    while status.state != .live { await Task.yield() }
    try board.check([orders])
    #expect(runner.builds == 1)
    await projector.stop()
  }

  @Test func theFirstRepairIsAtOnceAndEachFurtherOneLater() {
    var pace = RepairPace()
    #expect((0..<12).map { _ in pace.next() } == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    for _ in 0..<RepairPace.goodRounds { pace.held() }
    #expect(pace.next() == 0, "what was well for long begins anew")
  }
}

/// What an operator asks for is done on the projection's own threads.
@Suite struct ProjectionOperationTests {
  private let head = LogHead(Position(1000))
  private let board: PositionBoard

  init() {
    board = PositionBoard(epoch: 7, log: head)
  }

  private var operation: ProjectionStatus.Operation? { board.status(of: "orders", version: 1, lagLimit: 2).operation }

  @Test(.timeLimit(.minutes(1)), arguments: [false, true])
  func whoAsksForARetryWaitsForNothing(_ fails: Bool) async {
    let gate = DispatchSemaphore(value: 0)
    let runner = FragileRunner {
      gate.wait()
      if fails { throw DiskTrouble(description: "the disk is gone") }
    }
    let projector = Projector(runner, signal: head, observer: board)
    projector.start()
    #expect(operation == nil)
    #expect(projector.retryLater())
    #expect(operation == .init(.retry, .running))
    gate.signal()
    while operation?.state == .running { await Task.yield() }
    #expect(operation == (fails ? .init(.retry, .failed, fault: "the disk is gone") : .init(.retry, .done)))
    await projector.stop()
  }

  @Test(.timeLimit(.minutes(1))) func aPauseIsDoneWhenItStandsStill() async {
    let projector = Projector(FragileRunner(), signal: head, observer: board)
    projector.hold()
    #expect(operation == .init(.pause, .running))
    projector.start()
    while operation?.state == .running { await Task.yield() }
    projector.resume()
    while operation != .init(.resume, .done) { await Task.yield() }
    #expect(projector.rebuild())
    while operation != .init(.rebuild, .done) { await Task.yield() }
    await projector.stop()
  }

  @Test func ofVeryManyRowsTheFirstAreToldAndAllAreKnown() {
    let reports = Reports()
    let board = PositionBoard(epoch: 7, log: head, report: { reports.add($0, $1) })
    let parked = (1...5_000).map { Parked(.row("\($0)"), position: Position(Int64($0)), error: "broken", depth: 2) }
    board.advanced("orders", to: Position(1000), parked: parked)
    let status = board.status(of: "orders", version: 1, lagLimit: 2)
    #expect(status.parked.count == ProjectionStatus.parkedShown)
    #expect(status.parkedPlaces == 5_000)
    #expect(status.parkedEvents == 10_000)
    #expect(reports.all.count == 21)
    #expect(reports.all.last == "orders: 4980 more rows or streams stand still")
    #expect(board.firstParked(upTo: Position(9_999), in: [orders], row: "4321") == Position(4321))
  }
}

/// Rows in a file that can be damaged, and a retry that takes as long as a test wants.
private final class FragileRunner: RebuildableRunner {
  let name = "orders"
  let version = 1
  let lifecycle = ReadModelLifecycle.asynchronous
  private let state = Mutex<(damage: String?, builds: Int)>((nil, 0))
  private let retrying: @Sendable () throws -> Void

  init(_ retrying: @escaping @Sendable () throws -> Void = {}) {
    self.retrying = retrying
  }

  var hasRows: Bool { damage == nil }
  var damage: String? { state.withLock { $0.damage } }
  var builds: Int { state.withLock { $0.builds } }

  func distrust(_ file: String, because reason: String) -> Bool {
    state.withLock { state in
      guard file == "file", state.damage == nil else { return false }
      state.damage = reason
      return true
    }
  }

  func checkpoint() -> Position { Position(1000) }
  func parked() -> [Parked] { [] }
  func standing() -> Standing { Standing(position: Position(1000)) }
  func advance(limit: Int) -> Position { Position(1000) }

  func retry() throws -> Bool {
    try retrying()
    return true
  }

  func rebuild(
    while goOn: (Position) -> Bool, announcing announce: (Standing) -> Void
  ) -> [TableDifference]? {
    _ = goOn(.start)
    state.withLock { $0 = (nil, $0.builds + 1) }
    return []
  }
}
