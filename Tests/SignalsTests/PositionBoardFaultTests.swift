import Kernel
import QueryPorts
import Signals
import Testing

/// What `/health/ready` says of a projection.
@Suite struct PositionBoardFaultTests {
  private let clock = HandClock()
  private let head = LogHead(Position(10))
  private let reports = Reports()
  private let board: PositionBoard

  init() {
    board = PositionBoard(
      epoch: 7, log: head, report: { [reports] in reports.add($0, $1) }, now: { [clock] in clock.now })
  }

  private var fault: String? { board.fault(of: "orders", lagLimit: 2) }

  @Test func aProjectorThatNeverBeatIsNotStarted() {
    #expect(fault == "not started")
  }

  @Test func atTheHeadAllIsWell() {
    board.advanced("orders", to: Position(10))
    #expect(fault == nil)
  }

  @Test func beingBehindIsAFaultOnceItLastsBeyondTheLimit() {
    board.advanced("orders", to: Position(4))
    clock.move(seconds: 1.9)
    board.advanced("orders", to: Position(6))
    #expect(fault == nil)
    clock.move(seconds: 0.2)
    board.advanced("orders", to: Position(7))
    #expect(fault == "3 events behind")
    board.advanced("orders", to: Position(10))
    #expect(fault == nil)
  }

  @Test func beingBehindIsCountedAnewOnceItHadCaughtUp() {
    board.advanced("orders", to: Position(4))
    clock.move(seconds: 1.5)
    board.advanced("orders", to: Position(10))
    head.advance(to: Position(12))
    board.advanced("orders", to: Position(11))
    clock.move(seconds: 1.5)
    #expect(fault == nil)
  }

  @Test func aHaltedProjectionSaysWhereAndWhyUntilItGoesOn() {
    board.advanced("orders", to: Position(4))
    board.halted("orders", at: nil, DiskTrouble(description: "the disk is gone"))
    #expect(fault == "halted at 4: the disk is gone")
    board.advanced("orders", to: Position(5))
    #expect(fault == nil)
  }

  @Test func aLoopThatDoesNotBeatIsSilentEvenAtTheHead() {
    board.advanced("orders", to: Position(10))
    clock.move(seconds: 5)
    #expect(fault == nil)
    clock.move(seconds: 0.1)
    #expect(fault == "silent")
    #expect(board.fault(of: "orders", lagLimit: 6) == nil)
  }

  @Test func eachNewFaultIsReportedOnce() {
    board.halted("orders", at: nil, DiskTrouble(description: "a"))
    board.halted("orders", at: nil, DiskTrouble(description: "a"))
    board.halted("orders", at: nil, DiskTrouble(description: "b"))
    board.advanced("orders", to: Position(1))
    board.halted("orders", at: nil, DiskTrouble(description: "b"))
    #expect(reports.all == ["orders: a", "orders: b", "orders: b"])
  }
}
