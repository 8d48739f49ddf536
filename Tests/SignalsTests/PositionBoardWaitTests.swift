import Kernel
import Projections
import QueryPorts
import Signals
import Testing

@Suite struct PositionBoardWaitTests {
  private let board = PositionBoard(epoch: 7, log: LogHead(Position(100)))

  /// Longer than any test may take: a wait that is not woken fails by the time limit.
  private static let long = 600.0
  private static let short = 0.01

  @Test func aModelThatIsThereIsNotWaitedFor() async {
    board.advanced("orders", to: Position(5))
    #expect(await board.wait(for: Position(5), in: [orders], atMost: Self.long) == Position(5))
    #expect(await board.wait(for: Position(2), in: [orders], atMost: Self.long) == Position(5))
  }

  @Test(.timeLimit(.minutes(1))) func aWaitEndsWhenTheModelGetsThere() async {
    // Runs here until it waits.
    let waiting = Task.immediate { await board.wait(for: Position(5), in: [orders], atMost: Self.long) }
    for position in Int64(1)...5 { board.advanced("orders", to: Position(position)) }
    #expect(await waiting.value == Position(5))
  }

  @Test(.timeLimit(.minutes(1))) func allWhoseTurnItIsAreWokenAndTheOthersNot() async {
    await withTaskGroup(of: Position.self) { group in
      for position in Int64(1)...20 {
        group.addTask { await board.wait(for: Position(position), in: [orders], atMost: Self.long) }
      }
      for position in Int64(1)...20 { board.advanced("orders", to: Position(position)) }
      var count = 0
      for await reached in group {
        #expect(reached >= Position(1))
        count += 1
      }
      #expect(count == 20)
    }
  }

  @Test(.timeLimit(.minutes(1))) func noWaitLeavesATimerBehind() async {
    async let reached = board.wait(for: Position(5), in: [orders], atMost: Self.long)
    while board.timesSet == 0 { await Task.yield() }
    board.advanced("orders", to: Position(5))
    _ = await (reached, board.wait(for: Position(6), in: [orders], atMost: Self.short))
    #expect(board.timesSet == 0)
  }

  @Test func aWaitThatRunsOutTellsThePresentPosition() async {
    board.advanced("orders", to: Position(3))
    #expect(await board.wait(for: Position(5), in: [orders], atMost: Self.short) == Position(3))
    #expect(await board.wait(for: Position(5), in: [orders], atMost: 0) == Position(3))
  }

  @Test func aLevelModelIsWhereTheLogEndsAndNotWaitedFor() async {
    board.areLevel(["orders"])
    #expect(await board.wait(for: Position(100), in: [orders], atMost: Self.short) == Position(100))
    #expect(board.position(of: "orders") == Position(100))
    board.advanced("orders", to: Position(7))
    #expect(await board.wait(for: Position(100), in: [orders], atMost: Self.short) == Position(100))
    #expect(await board.wait(for: Position(100), in: [orders, customers], atMost: Self.short) == .start)
    let status = board.status(of: "orders", version: 1, lagLimit: 0)
    #expect(status.lagEvents == 0 && status.lagSeconds == 0)
  }

  @Test func aLevelModelThatIsBuiltIsDarkAndWhereItsBuildIs() async throws {
    board.areLevel(["orders"])
    board.rebuilding("orders", at: Position(40), isFirst: true)
    let refusal = #expect(throws: ReadModelRebuilding.self) { try board.check([orders]) }
    #expect(refusal?.done == Position(40) && refusal?.total == Position(100))
    #expect(await board.wait(for: Position(50), in: [orders], atMost: 0) == .start)
    #expect(board.fault(of: "orders", lagLimit: 2) == "being built: 40 of 100 events")
    board.rebuilt("orders", [])
    try board.check([orders])
    #expect(await board.wait(for: Position(100), in: [orders], atMost: Self.short) == Position(100))
  }

  @Test func aProjectorThatNeverStartedIsAtTheStart() async {
    #expect(await board.wait(for: Position(1), in: [orders], atMost: Self.short) == .start)
    #expect(board.position(of: "orders") == .start)
  }

  @Test func ofSeveralModelsTheFurthestBehindCounts() async {
    board.advanced("orders", to: Position(9))
    board.advanced("customers", to: Position(4))
    #expect(await board.wait(for: Position(4), in: [orders, customers], atMost: Self.long) == Position(4))
    #expect(await board.wait(for: Position(5), in: [orders, customers], atMost: Self.short) == Position(4))
    #expect(await board.wait(for: Position(9), in: [orders], atMost: Self.long) == Position(9))
  }

  @Test(.timeLimit(.minutes(1))) func oneOfTwoModelsDoesNotEndAWaitForBoth() async {
    async let reached = board.wait(for: Position(5), in: [orders, customers], atMost: Self.long)
    board.advanced("orders", to: Position(9))
    board.advanced("customers", to: Position(4))
    board.advanced("customers", to: Position(6))
    #expect(await reached == Position(6))
  }

  @Test func whoIsServedByAHaltFindsWhatStandsStill() async {
    let row = Parked(.row("A"), position: Position(5), error: "broken", depth: 1)
    async let reached = board.wait(for: Position(6), in: [orders], atMost: Self.long)
    while board.timesSet == 0 { await Task.yield() }
    board.halted("orders", at: Standing(position: Position(6), parked: [row]), DiskTrouble(description: "disk"))
    #expect(await reached == Position(6))
    #expect(board.firstParked(upTo: Position(6), in: [orders], row: "A") == Position(5))
  }

  @Test func aHaltedProjectionKeepsItsPosition() async {
    board.advanced("orders", to: Position(3))
    board.halted("orders", at: nil, DiskTrouble(description: "disk"))
    #expect(await board.wait(for: Position(4), in: [orders], atMost: Self.short) == Position(3))
  }

  @Test func tokensOfThisLogAreKnownAndOthersNot() throws {
    try board.check(PositionToken(epoch: 7, position: Position(100)))
    #expect(throws: UnknownPosition.self) { try board.check(PositionToken(epoch: 7, position: Position(101))) }
    #expect(throws: UnknownPosition.self) { try board.check(PositionToken(epoch: 8, position: Position(1))) }
  }
}
