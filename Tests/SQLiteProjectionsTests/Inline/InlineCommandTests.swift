import CommandPorts
import Dispatch
import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// Rows and events of a command are there together, or neither.
@Suite struct InlineCommandTests {
  private typealias Units = UnitsTable<FirstProgram>

  private func received(_ file: InlineFile) throws -> [String: Int] {
    try Dictionary(
      uniqueKeysWithValues: file.pool.read { connection in
        try connection.all("SELECT label, received FROM units") { (try $0.text(0), try $0.int(1)) }
      })
  }

  @Test func theRowsAreThereWhenTheCommandIsAnswered() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    #expect(try received(file) == ["A": 3])
    try await file.collect(4)
    try await file.collect(1, as: "B")
    #expect(try received(file) == ["A": 7, "B": 1])
    #expect(try file.rows(Units.self) == file.folded(Units.self))
    await file.writer.close()
  }

  @Test func aCommandWritesNothingButTheRows() async throws {
    let file = try InlineFile([Units.self])
    #expect(try file.standing(of: "units") == ["1 live 0"])
    for _ in 0..<5 { try await file.collect(1) }
    #expect(try file.standing(of: "units") == ["1 live 0"])
    #expect(try file.runner().checkpoint() == Position(5))
    await file.writer.close()
  }

  @Test func aFoldThatThrowsFailsTheCommandAndLeavesNothingOfIt() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    let fault = await #expect(throws: EventNotApplied.self) { try await file.collect(13) }
    #expect(fault.map { "\($0)" } == "units can't apply event 2: 13 is unlucky")
    #expect(!(fault is any Refusal))
    #expect(try file.head() == Position(1))
    #expect(try await file.collect(4) == Position(2))
    #expect(try received(file) == ["A": 7])
    await file.writer.close()
  }

  /// The rows that it folded before are forgotten with it.
  @Test func aUnitThatFailsHalfwayLeavesNothingToTheNext() async throws {
    let file = try InlineFile([Units.self])
    try await file.collect(3)
    await #expect(throws: EventNotApplied.self) {
      try await file.unitOfWork.perform(InlineFile.context()) { transaction in
        try InlineFile.collect(40, as: "A", in: transaction)
        try InlineFile.collect(13, as: "B", in: transaction)
        return Done()
      }
    }
    try await file.collect(4)
    #expect(try received(file) == ["A": 7])
    await file.writer.close()
  }

  /// What stands between the rows is no refusal of the command, whatever it calls itself.
  @Test func rowsThatCanNotBeReadAreAFaultOfOurs() async throws {
    let file = try InlineFile([SpecimenListTable.self])
    var history = try file.random(seed: 221)
    try await history.send(40)
    try file.tamper("DELETE FROM specimen_list")
    let fault = await #expect(throws: EventNotApplied.self) { try await history.send(40) }
    #expect(fault?.model == "specimen_list")
    await file.writer.close()
  }

  /// The first two and the last share one commit with one that fails after its rows were written.
  @Test func inACommitThatIsSharedTheRowsOfTheOneThatFailsAreUndoneAlone() async throws {
    let file = try InlineFile([Units.self], then: [RefusingHook()])
    let before = file.writer.commits
    let done = await file.together([
      { try await file.collect(1) }, { try await file.collect(2) }, { try await file.collect(100) },
      { try await file.collect(4) },
    ])
    #expect(file.writer.commits - before == 1)
    #expect(done.map { try? $0.get() } == [Position(1), Position(2), nil, Position(3)])
    #expect(throws: HookRefused.self) { try done[2].get() }
    #expect(try received(file) == ["A": 7])
    #expect(try file.rows(Units.self) == file.folded(Units.self))
    await file.writer.close()
  }

  /// The files as a process leaves them that is killed when the rows are written and the commit is not.
  @Test func whoIsKilledBeforeTheCommitLeavesNeitherEventNorRow() async throws {
    let copy = try TemporaryFolder()
    let folder = try TemporaryFolder()
    let file = try InlineFile([Units.self], in: folder, then: [CopyingHook(of: folder, to: copy, at: Position(4))])
    for units in 1...4 { try await file.collect(units) }
    #expect(try received(file) == ["A": 10])
    let survivor = try InlineFile([Units.self], in: copy)
    #expect(try survivor.head() == Position(3))
    #expect(try received(survivor) == ["A": 6])
    #expect(try await survivor.collect(5) == Position(4))
    #expect(try survivor.rows(Units.self) == survivor.folded(Units.self))
    await file.writer.close()
    await survivor.writer.close()
  }

  @Test func sweepsAreToldWithTheirModel() async throws {
    let file = try InlineFile([SpecimenListTable.self, Units.self])
    let keeper = try Keeper.name("Ada", id: UUID())
    _ = try await file.unitOfWork.perform(InlineFile.context()) { transaction in
      try SQLiteKeeperRepository().save(keeper, in: transaction)
      return Done()
    }
    #expect(file.holds.isEmpty)
    _ = try await file.unitOfWork.perform(InlineFile.context()) { transaction in
      var keeper = try #require(try SQLiteKeeperRepository().load(keeper.id, in: transaction))
      try keeper.rename(to: "Grace")
      try SQLiteKeeperRepository().save(keeper, in: transaction)
      return Done()
    }
    #expect(file.holds == ["specimen_list sweep"])
    await file.writer.close()
  }

  @Test func modelsThatAreManyEndAsTheAsynchronousOnes() async throws {
    let file = try InlineFile([SpecimenListTable.self, SpecimenCountsTable.self])
    var history = try file.random(seed: 222)
    try await history.send(400)
    #expect(try !file.rows(SpecimenListTable.self).isEmpty)
    #expect(try file.rows(SpecimenListTable.self) == file.folded(SpecimenListTable.self))
    #expect(try file.rows(SpecimenCountsTable.self) == file.folded(SpecimenCountsTable.self))
    await file.writer.close()
  }
}

private struct HookRefused: Error {}

/// Refuses whoever collects a hundred pieces.
private struct RefusingHook: AppendHook {
  func appended(_ first: Position, _ last: Position, on connection: Connection) throws {
    let isRefused = try connection.first(
      "SELECT payload ->> '$.count' = 100 FROM events WHERE position = ?", last.value
    ) { try $0.bool(0) }
    if isRefused == true { throw HookRefused() }
  }
}

private struct CopyingHook: AppendHook {
  let folder: TemporaryFolder
  let copy: TemporaryFolder
  let position: Position

  init(of folder: TemporaryFolder, to copy: TemporaryFolder, at position: Position) {
    (self.folder, self.copy, self.position) = (folder, copy, position)
  }

  func appended(_ first: Position, _ last: Position, on connection: Connection) throws {
    guard last == position else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix("-shm") {
      try FileManager.default.copyItem(atPath: "\(folder.path)/\(name)", toPath: "\(copy.path)/\(name)")
    }
  }
}

extension InlineFile {
  /// Holds the writer's thread until all wait, in this order, so that they make one batch.
  fileprivate func together(_ commands: [@Sendable () async throws -> Position]) async -> [Result<Position, any Error>]
  {
    let gate = DispatchSemaphore(value: 0)
    let isHeld = Noted<Void>()
    let holding = Task {
      try await writer.perform { _, _ in
        isHeld.add(())
        gate.wait()
      }
    }
    while isHeld.all.isEmpty { await Task.yield() }
    var tasks: [Task<Position, any Error>] = []
    for command in commands {
      let before = writer.waiting
      tasks.append(Task { try await command() })
      while writer.waiting == before { await Task.yield() }
    }
    gate.signal()
    _ = await holding.result
    var results: [Result<Position, any Error>] = []
    for task in tasks { results.append(await task.result) }
    return results
  }
}
