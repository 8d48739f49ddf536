import Kernel
import Projections
import QueryPorts
import Signals
import Testing

/// What operators are told of a projection.
@Suite struct ProjectionStatusTests {
  private let clock = HandClock()
  private let head = LogHead(Position(100))
  private let reports = Reports()
  private let board: PositionBoard

  init() {
    board = PositionBoard(
      epoch: 7, log: head, lagLimit: 2, report: { [reports] in reports.add($0, $1) }, now: { [clock] in clock.now })
  }

  private var status: ProjectionStatus { board.status(of: "orders", version: 1, lagLimit: 2) }

  @Test func eachStateIsTold() {
    #expect(status.state == .starting)
    board.advanced("orders", to: Position(100))
    #expect(status.state == .live)
    board.paused("orders", at: Position(100))
    #expect(status.state == .paused)
    board.advanced("orders", to: Position(100))
    board.rebuilding("orders", at: Position(10), isFirst: false)
    #expect(status.state == .rebuilding)
    board.rebuilt("orders", [])
    #expect(status.state == .live)
    board.halted("orders", at: nil, DiskTrouble(description: "the disk is gone"))
    #expect(status.state == .failed)
    #expect(status.fault == "the disk is gone")
    board.advanced("orders", to: Position(100))
    clock.move(seconds: 10)
    #expect(status.state == .stalled, "its loop gives no sign")
  }

  @Test func oneThatHaltsInItsFirstStepStandsWhereItsRowsAre() async {
    board.halted("orders", at: Standing(position: Position(40)), DiskTrouble(description: "the disk is gone"))
    #expect(status.position == 40)
    #expect(status.lagEvents == 60)
    #expect(await board.wait(for: Position(40), in: [orders], atMost: 600) == Position(40))
  }

  @Test func lagIsToldInEventsAndSecondsAndWarnedOfOnce() {
    board.advanced("orders", to: Position(40))
    clock.move(seconds: 3)
    for position in Int64(50)...52 { board.advanced("orders", to: Position(position)) }
    #expect(status.lagEvents == 48)
    #expect(status.lagSeconds == 3)
    #expect(status.state == .stalled)
    #expect(reports.all == ["orders: 50 events behind"])
  }

  @Test func whoIsPausedForLongIsWarnedOfOnce() {
    board.advanced("orders", to: Position(100))
    head.advance(to: Position(104))
    for _ in 0..<5 {
      board.paused("orders", at: Position(100))
      clock.move(seconds: 1)
    }
    #expect(reports.all == ["orders: paused, 4 events behind"])
  }

  @Test func whoKeepsUpUnderASteadyLoadIsNotBehind() {
    for step in Int64(1)...20 {
      head.advance(to: Position(100 + step * 10))
      board.advanced("orders", to: Position(100 + step * 10 - 3))
      clock.move(seconds: 1)
    }
    #expect(status.lagSeconds <= 2)
    #expect(status.eventsPerSecond == 10)
    #expect(reports.all.isEmpty)
  }

  @Test func aRebuildTellsHowFarItIsAndHowLongItTakes() {
    board.advanced("orders", to: Position(100))
    board.rebuilding("orders", at: .start, isFirst: false)
    #expect(status.rebuild == .init(done: 0, total: 100, eventsPerSecond: 0))
    clock.move(seconds: 2)
    board.rebuilding("orders", at: Position(50), isFirst: false)
    #expect(status.rebuild == .init(done: 50, total: 100, eventsPerSecond: 25))
    #expect(status.rebuild?.secondsLeft == 2)
  }

  @Test func whatABuildForTheFirstTimeChangedIsReported() throws {
    board.rebuilding("orders", at: Position(1), isFirst: true)
    #expect(throws: ReadModelRebuilding.self) { try board.check([ReadModel("orders")]) }
    #expect(board.fault(of: "orders", lagLimit: 2) == "being built: 1 of 100 events")
    board.rebuilt("orders", [TableDifference(table: "orders", before: 1, after: 0)])
    try board.check([ReadModel("orders")])
    #expect(reports.all == ["orders: orders: 1 rows were not those of a replay, 0 are new"])
  }

  @Test func parkedEventsAreFoundByPositionAndRow() {
    let row = Parked(.row("A"), position: Position(50), error: "broken", depth: 2)
    board.advanced("orders", to: Position(100), parked: [row])
    let model = [ReadModel("orders")]
    #expect(board.firstParked(upTo: Position(49), in: model, row: nil) == nil)
    #expect(board.firstParked(upTo: Position(50), in: model, row: nil) == Position(50))
    #expect(board.firstParked(upTo: Position(50), in: model, row: "A") == Position(50))
    #expect(board.firstParked(upTo: Position(50), in: model, row: "B") == nil)
    #expect(board.firstParked(upTo: Position(50), in: [ReadModel("others")], row: nil) == nil)
    #expect(status.parked == [.init(.row, "A", position: 50, error: "broken", events: 2)])
  }

  @Test func newsOfOlderRowsDoNotHideWhatStandsStillInThoseThatReplaceThem() {
    let (old, new) = (
      Parked(.row("A"), position: Position(50), error: "broken", depth: 1),
      Parked(.row("B"), position: Position(60), error: "broken", depth: 1)
    )
    func parked() -> [String] { status.parked.map(\.name) }
    board.advanced("orders", to: Position(100), parked: [old])
    board.exchanges("orders", for: Standing(position: Position(100), parked: [new], exchanges: 1))
    #expect(parked() == ["A", "B"], "some may read these, and some those")
    board.advanced("orders", to: Position(100), parked: [old])
    #expect(parked() == ["A", "B"], "looked at before the exchange, and told after it")
    board.advanced("orders", to: Standing(position: Position(100), parked: [new], exchanges: 1))
    #expect(parked() == ["B"])
    board.advanced("orders", to: Standing(position: Position(100), parked: [], exchanges: 1))
    #expect(parked() == [])
  }

  @Test func ofARowThatStandsStillInBothTheEarlierEventCounts() {
    func row(_ position: Int64) -> Parked { Parked(.row("A"), position: Position(position), error: "broken", depth: 1) }
    board.advanced("orders", to: Position(100), parked: [row(50)])
    board.exchanges("orders", for: Standing(position: Position(100), parked: [row(40)], exchanges: 1))
    #expect(board.firstParked(upTo: Position(45), in: [ReadModel("orders")], row: "A") == Position(40))
    board.advanced("orders", to: Position(100), parked: [row(50)])
    #expect(board.firstParked(upTo: Position(45), in: [ReadModel("orders")], row: "A") == Position(40))
  }

  @Test func anExchangeThatFailedIsForgotten() {
    let new = Parked(.row("B"), position: Position(60), error: "broken", depth: 1)
    board.exchanges("orders", for: Standing(position: Position(100), parked: [new], exchanges: 1))
    board.rebuildFailed("orders", DiskTrouble(description: "the disk is gone"))
    board.advanced("orders", to: Position(100))
    #expect(status.parked == [])
  }

  @Test func aBuildThatFailsTellsWhenTheNextBegins() {
    board.rebuilding("orders", at: .start, isFirst: true)
    board.buildFailed("orders", DiskTrouble(description: "the disk is gone"), failures: 3, nextIn: 4)
    clock.move(seconds: 1)
    #expect(status.state == .failed)
    #expect(status.fault == "the disk is gone")
    #expect(status.nextBuild == .init(failures: 3, seconds: 3))
    #expect(
      reports.all == [
        "orders: the build failed (3): the disk is gone; the next begins in 4 s, or when a rebuild is asked for"
      ])
    board.rebuildBegins("orders", at: .start, isFirst: true)
    #expect(status.nextBuild == nil)
  }

  @Test func aParkedStreamConcernsEveryRow() {
    let stream = Parked(.stream("order-1"), position: Position(50), error: "broken", depth: 2)
    board.advanced("orders", to: Position(100), parked: [stream])
    let model = [ReadModel("orders")]
    #expect(board.firstParked(upTo: Position(49), in: model, row: "B") == nil)
    #expect(board.firstParked(upTo: Position(50), in: model, row: "B") == Position(50))
    #expect(status.parked == [.init(.stream, "order-1", position: 50, error: "broken", events: 2)])
  }

  @Test func whatStandsStillIsCountedForTheRowsThatAreRead() {
    let parked = [
      Parked(.row("A"), position: Position(50), error: "broken", depth: 2),
      Parked(.row("B"), position: Position(60), error: "broken", depth: 1),
      Parked(.stream("order-1"), position: Position(70), error: "broken", depth: 1),
    ]
    board.advanced("orders", to: Position(100), parked: parked)
    board.areLevel(["drafts"])
    let models = [ReadModel("orders"), ReadModel("drafts")]
    #expect(board.parked(upTo: Position(100), in: models, row: nil) == ParkedRows(count: 3, first: Position(50)))
    #expect(board.parked(upTo: Position(100), in: models, row: "A") == ParkedRows(count: 2, first: Position(50)))
    #expect(board.parked(upTo: Position(69), in: models, row: "C") == ParkedRows.none)
    #expect(board.parked(upTo: Position(55), in: models, row: nil) == ParkedRows(count: 1, first: Position(50)))
  }

  @Test func whatIsParkedFurtherOnIsNotKnownYet() {
    board.advanced("orders", to: Position(99), parked: [])
    #expect(board.parked(upTo: Position(99), in: [ReadModel("orders")], row: nil) == ParkedRows.none)
    #expect(board.parked(upTo: Position(100), in: [ReadModel("orders")], row: nil) == nil)
  }

  @Test func ofManyParkedRowsAHundredAreShownAndTheOthersCounted() {
    let parked = (1...150).map { Parked(.row("\($0)"), position: Position(Int64($0)), error: "broken", depth: 1) }
    board.advanced("orders", to: Position(200), parked: Array(parked.prefix(100)))
    #expect(status.parkedPlaces == 100)
    board.advanced("orders", to: Position(200), parked: parked)
    #expect(status.parked.map(\.name) == (1...100).map { "\($0)" })
    #expect(status.parkedPlaces == 150)
  }

  @Test func whatComesToStandStillIsReportedOnce() {
    let row = Parked(.row("A"), position: Position(40), error: "broken", depth: 1)
    let stream = Parked(.stream("order-1"), position: Position(50), error: "broken", depth: 2)
    for parked in [[], [row], [row, stream], [row, stream]] {
      board.advanced("orders", to: Position(100), parked: parked)
    }
    #expect(
      reports.all == [
        "orders: row A stands still from event 40: broken", "orders: stream order-1 stands still from event 50: broken",
      ])
  }
}
