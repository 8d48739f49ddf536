import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// Table names are one in the write file: two owners of one stop the start.
@Suite struct InlineTableNamesTests {
  private typealias Units = UnitsTable<FirstProgram>

  @Test func aTableOfTheWriteSideIsNotTaken() throws {
    let fault = #expect(throws: TableTaken.self) { try InlineFile([UnitsTable<GreedyProgram>.self]) }
    #expect(fault == TableTaken(table: "Keepers", model: "greedy", owner: nil))
    #expect(
      fault.map { "\($0)" } == """
        The inline model greedy wants the table Keepers, which a domain or the frame has already. Table names are \
        one in the write file: give it another.
        """)
  }

  @Test func twoModelsDoNotShareATable() throws {
    let fault = #expect(throws: TableTaken.self) {
      try InlineFile([Units.self, UnitsTable<RenamedProgram>.self])
    }
    #expect(fault == TableTaken(table: "units", model: "renamed", owner: "units"))
  }

  @Test func twoModelsDoNotShareAName() {
    #expect(throws: TwoInlineModels(name: "units")) { try InlineModels([Units.self, UnitsTable<PickyProgram>.self]) }
  }

  @Test func aTableWithoutAKeyIsRefused() throws {
    #expect(throws: NoPrimaryKey(table: "units")) { try InlineFile([UnitsTable<KeylessProgram>.self]) }
  }

  @Test func aStartThatIsRefusedLeavesTheFileAsItWas() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    await file.writer.close()
    #expect(throws: TableTaken.self) {
      try InlineFile([UnitsTable<SecondProgram>.self, UnitsTable<RenamedProgram>.self], in: file.folder)
    }
    let again = try InlineFile([Units.self], in: file.folder)
    #expect(again.runner().hasRows)
    #expect(try again.rows(Units.self) == again.folded(Units.self))
    await again.writer.close()
  }

  /// A model that got another name is not kept from its tables by the old one.
  @Test func oneThatNobodyKnowsAnyMoreMakesRoom() async throws {
    typealias Renamed = UnitsTable<RenamedProgram>
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    let renamed = try await file.reopened([Renamed.self])
    #expect(renamed.unknown.isEmpty)
    #expect(try renamed.standing(of: "units").isEmpty)
    #expect(try renamed.runner().rebuild { _ in true } == [])
    #expect(try renamed.rows(Renamed.self) == renamed.folded(Renamed.self))
    await renamed.writer.close()
  }
}
