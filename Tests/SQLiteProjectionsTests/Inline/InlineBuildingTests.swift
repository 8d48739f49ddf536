import Foundation
import Kernel
import Projections
import QueryPorts
import SQLiteProjections
import SQLiteStore
import Signals
import TestSupport
import Testing

/// A model that is new to the file is built from the log, in units of the writer, and dark until it is level.
@Suite struct InlineBuildingTests {
  private typealias Units = UnitsTable<FirstProgram>

  /// A log of so many receipts by a program without models.
  private func log(_ receipts: Int) async throws -> TemporaryFolder {
    let file = try InlineFile([])
    for number in 0..<receipts { try await file.collect(number % 9 + 1, as: "P\(number % 7)") }
    await file.writer.close()
    return file.folder
  }

  @Test func inAnEmptyLogItIsLiveAtOnce() async throws {
    let file = try InlineFile([Units.self])
    #expect(file.runner().hasRows)
    await file.writer.close()
  }

  @Test func commandsPassItByUntilItIsLevel() async throws {
    let file = try InlineFile([Units.self], in: try await log(30))
    let runner = file.runner()
    #expect(!runner.hasRows)
    #expect(try file.standing(of: "units") == ["1 building 0"])
    try await file.collect(50, as: "Q")
    #expect(try file.rows(Units.self).isEmpty)
    #expect(try runner.rebuild { _ in true } == [])
    #expect(runner.hasRows)
    #expect(try file.standing(of: "units") == ["1 live 31"])
    try await file.collect(60, as: "Q")
    #expect(try file.rows(Units.self) == file.folded(Units.self))
    await file.writer.close()
  }

  @Test func itTellsHowFarItIsAndGoesOnWhereItWasStopped() async throws {
    let file = try InlineFile([Units.self], in: try await log(1100))
    var told: [Int64] = []
    let runner = file.runner()
    #expect(
      try runner.rebuild {
        told.append($0.value)
        return told.count < 2
      } == nil)
    #expect(told == [0, 500])
    #expect(try file.standing(of: "units") == ["1 building 500"])
    #expect(try runner.checkpoint() == Position(500))
    try await file.collect(5, as: "P1")
    let again = try await file.reopened([Units.self])
    #expect(
      try again.runner().rebuild {
        told.append($0.value)
        return true
      } == [])
    #expect(told == [0, 500, 500, 1000])
    #expect(try again.standing(of: "units") == ["1 live 1101"])
    try await again.collect(6, as: "P1")
    #expect(try again.rows(Units.self) == again.folded(Units.self))
    await again.writer.close()
  }

  @Test func itComesToItsEndWhileCommandsGoOn() async throws {
    let file = try InlineFile([Units.self], in: try await log(600))
    async let commands: Void = {
      for number in 0..<200 { try await file.collect(number % 5 + 1, as: "P\(number % 11)") }
    }()
    let runner = file.runner()
    let projector = Projector(runner, signal: LogHead(Position(600)), observer: NoObserver())
    projector.start()
    while !runner.hasRows { await Task.yield() }
    try await commands
    await projector.stop()
    #expect(try file.rows(Units.self) == file.folded(Units.self))
    await file.writer.close()
  }

  @Test func itsReadsAreRefusedWithHowFarItIs() async throws {
    let file = try InlineFile([Units.self], in: try await log(600))
    let board = PositionBoard(epoch: 5, log: LogHead(Position(600)))
    board.areLevel(["units"])
    let projector = Projector(file.runner(), signal: LogHead(), observer: board)
    #expect(try !projector.build { $0 < Position(500) })
    let refusal = #expect(throws: ReadModelRebuilding.self) { try board.check([ReadModel("units")]) }
    #expect(refusal?.done == Position(500) && refusal?.total == Position(600))
    try projector.build()
    try board.check([ReadModel("units")])
    #expect(board.status(of: "units", version: 1, lagLimit: 1).position == 600)
    await file.writer.close()
  }

  @Test func anEventThatDoesNotFoldStopsItAndIsNamed() async throws {
    let written = try InlineFile([])
    for units in [1, 2, 13, 4] { try await written.collect(units) }
    let file = try await written.reopened([Units.self])
    let fault = #expect(throws: EventNotApplied.self) { try file.runner().rebuild { _ in true } }
    #expect(fault?.position == Position(3) && fault?.model == "units")
    #expect(try file.standing(of: "units") == ["1 building 0"])
    let mended = try await file.reopened([UnitsTable<PickyProgram>.self])
    #expect(try mended.runner().rebuild { _ in true } == [])
    #expect(try mended.rows(Units.self) == mended.folded(UnitsTable<PickyProgram>.self))
    await mended.writer.close()
  }

  @Test func anotherVersionIsBuiltAnewWithTablesOfItsOwn() async throws {
    typealias Second = UnitsTable<SecondProgram>
    let first = try InlineFile([Units.self])
    for units in 1...5 { try await first.collect(units, as: "P\(units)") }
    let second = try await first.reopened([Second.self])
    #expect(!second.runner().hasRows)
    #expect(try second.rows(Second.self).isEmpty)
    #expect(try second.runner().rebuild { _ in true } == [])
    #expect(try second.standing(of: "units") == ["2 live 5"])
    #expect(try second.rows(Second.self) == second.folded(Second.self))
    let back = try await second.reopened([Units.self])
    #expect(try back.standing(of: "units") == ["1 building 0"])
    #expect(try back.runner().rebuild { _ in true } == [])
    #expect(try back.rows(Units.self) == back.folded(Units.self))
    await back.writer.close()
  }

  @Test func aRaisedVersionIsEnough() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    let raised = try await file.reopened([UnitsTable<RaisedProgram>.self])
    #expect(try raised.standing(of: "units") == ["2 building 0"])
    #expect(try raised.rows(Units.self).isEmpty)
    await raised.writer.close()
  }

  /// Nobody raised the version.
  @Test func soIsOneWhoseTablesAreMadeOtherwise() async throws {
    typealias Edited = UnitsTable<EditedProgram>
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    let edited = try await file.reopened([Edited.self])
    #expect(try edited.standing(of: "units") == ["1 building 0"])
    #expect(try edited.runner().rebuild { _ in true } == [])
    #expect(try edited.rows(Edited.self) == edited.folded(Edited.self))
    await edited.writer.close()
  }

  @Test func oneThatIsLiveStaysSoOverAnOpening() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    let again = try await file.reopened([Units.self])
    #expect(again.runner().hasRows)
    #expect(again.unknown.isEmpty)
    try await again.collect(4)
    #expect(try again.rows(Units.self) == again.folded(Units.self))
    await again.writer.close()
  }

  @Test func oneThatAProgramDidNotKnowIsBuiltAnewWhenItComesBack() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    let without = try await file.reopened([])
    #expect(without.unknown == ["units"])
    #expect(try without.rows(Units.self).count == 1, "its table stays")
    try await without.collect(4)
    let back = try await without.reopened([Units.self])
    #expect(!back.runner().hasRows)
    #expect(try back.rows(Units.self).isEmpty)
    try await back.collect(5)
    #expect(try back.runner().rebuild { _ in true } == [])
    #expect(try back.rows(Units.self) == back.folded(Units.self))
    await back.writer.close()
  }

  /// What was built up to somewhere counts for nothing when others appended.
  @Test func soIsOneThatWasBeingBuilt() async throws {
    let file = try InlineFile([Units.self], in: try await log(600))
    #expect(try file.runner().rebuild { $0 < Position(500) } == nil)
    let without = try await file.reopened([])
    let back = try await without.reopened([Units.self])
    #expect(try back.standing(of: "units") == ["1 building 0"])
    #expect(try back.rows(Units.self).isEmpty)
    await back.writer.close()
  }
}
