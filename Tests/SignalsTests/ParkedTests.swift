import Kernel
import Projections
import QueryPorts
import Signals
import Testing

/// What the board knows of rows and streams that stand still.
@Suite struct ParkedTests {
  private let clock = HandClock()
  private let reports = Reports()

  private func board(lagLimit: Double = .infinity) -> PositionBoard {
    PositionBoard(
      epoch: 7, log: LogHead(Position(10)), lagLimit: lagLimit, report: { [reports] in reports.add($0, $1) },
      now: { [clock] in clock.now })
  }

  private func parked(_ place: ParkingPlace, at position: Int64) -> Parked {
    Parked(place, position: Position(position), error: "poison", depth: 1)
  }

  @Test func anAnswerLacksWhatIsParkedWithItsRowOrWithAStreamUpToWhereItIsAskedFor() {
    let board = board()
    board.advanced(
      "orders", to: Position(10),
      parked: [parked(.row("x"), at: 3), parked(.row("y"), at: 5), parked(.stream("s"), at: 7)])
    func first(_ position: Int64, _ row: String?) -> Int64? {
      board.firstParked(upTo: Position(position), in: [orders], row: row)?.value
    }
    #expect(first(2, nil) == nil)
    #expect(first(4, nil) == 3, "any row may belong to a list")
    #expect(first(4, "y") == nil)
    #expect(first(5, "y") == 5)
    #expect(first(6, "z") == nil)
    #expect(first(7, "z") == 7, "nobody knows which rows a stream would have touched")
    #expect(board.firstParked(upTo: Position(10), in: [customers], row: nil) == nil)
  }

  @Test func eachPlaceIsReportedWhenItComesToStandStill() {
    let board = board()
    let (x, y) = (parked(.row("x"), at: 3), parked(.row("y"), at: 5))
    for parked in [[x], [x], [x, y], [y]] { board.advanced("orders", to: Position(10), parked: parked) }
    #expect(
      reports.all == [
        "orders: row x stands still from event 3: poison", "orders: row y stands still from event 5: poison",
      ])
  }

  @Test func latenessIsReportedOnceUntilItHasCaughtUp() {
    let board = board(lagLimit: 2)
    for position in [1, 2, 3, 4, 10, 5, 6, 7] as [Int64] {
      board.advanced("orders", to: Position(position))
      clock.move(seconds: 1.5)
    }
    #expect(reports.all == ["orders: 7 events behind", "orders: 3 events behind"])
  }
}
