import Domain
import Foundation
import Kernel
import Projections
import TestSupport
import Testing

@Suite struct FoldRunnerTests {
  private typealias History = CollectionHistory

  private func runner(
    _ events: [any DomainEvent], _ store: MemorySpecimens
  ) -> FoldRunner<SpecimenListProjection, MemorySpecimens> {
    FoldRunner(SpecimenListProjection.self, source: MemoryLog(events), store: store)
  }

  @Test func aRowIsWrittenOnceAStretchHoweverManyEventsTouchIt() throws {
    let store = MemorySpecimens()
    let events = [
      History.named(), History.collected(), History.relabelled(to: "Fern"), History.relabelled(to: "Moss"),
      History.collected(History.id(2)), History.relabelled(to: "Bracken"),
    ]
    #expect(try runner(events, store).advance(limit: 100) == Position(6))
    #expect(store.operations == [.write([History.specimen, History.id(2)])])
    #expect(store.contents.rows[History.specimen]?.version == 6)
  }

  @Test func aSweepSeesTheRowsOfItsOwnStretch() throws {
    let store = MemorySpecimens()
    let events = [
      History.named(), History.collected(), History.renamed(to: "Ada B."), History.collected(History.id(2)),
    ]
    _ = try runner(events, store).advance(limit: 100)
    #expect(store.operations == [.write([History.specimen]), .sweep(Position(3)), .write([History.id(2)])])
    #expect(store.contents.rows.values.map(\.keeperName) == ["Ada B.", "Ada B."])
    #expect(store.contents.rows[History.specimen]?.changed == Position(3))
  }

  @Test func aRowThatIsTouchedAgainAfterASweepKeepsTheNewName() throws {
    let store = MemorySpecimens()
    let events = [
      History.named(), History.collected(), History.renamed(to: "Ada B."), History.relabelled(to: "Moss"),
    ]
    _ = try runner(events, store).advance(limit: 100)
    let row = try #require(store.contents.rows[History.specimen])
    #expect(row.keeperName == "Ada B.")
    #expect(row.label == "Moss")
  }

  @Test func aFaultParksItsRowAndTheOthersGoOn() throws {
    let store = MemorySpecimens()
    let events = [
      History.named(), History.relabelled(History.id(9), to: "Moss"), History.collected(),
      History.discarded(History.id(9)), History.relabelled(to: "Moss"),
    ]
    let runner = runner(events, store)
    #expect(try runner.advance(limit: 100) == Position(5))
    #expect(store.contents.rows[History.specimen]?.label == "Moss")
    #expect(store.contents.rows.count == 1)
    let parked = try runner.parked()
    #expect(parked.map(\.place) == [.row("\(History.id(9))")])
    #expect(parked.map(\.position) == [Position(2)])
    #expect(parked.map(\.depth) == [2])
  }

  @Test func aRetryThatMeetsTheFaultAgainChangesNothing() throws {
    let store = MemorySpecimens()
    let runner = runner(
      [History.named(), History.relabelled(History.id(9), to: "Moss"), History.renamed(to: "Ada B.")], store)
    _ = try runner.advance(limit: 100)
    let before = store.contents
    #expect(try runner.retry())
    #expect(store.contents == before)
    #expect(before.parked[.row("\(History.id(9))")]?.keys.sorted() == [Position(2), Position(3)])
  }

  @Test func manyPoisonedRowsInOneStretchOfTheLogHaltAndNoneIsParked() throws {
    let store = MemorySpecimens()
    let poison = (0...UInt8(TooManyParked.limit)).map { History.discarded(History.id($0)) }
    #expect(throws: TooManyParked.self) { try runner(poison, store).advance(limit: 1000) }
    #expect(store.contents == MemorySpecimens.Contents())
    #expect(try runner(poison, store).advance(limit: TooManyParked.limit) == Position(Int64(TooManyParked.limit)))
    #expect(throws: TooManyParked.self) { try runner(poison, store).advance(limit: 1) }
  }

  @Test func poisonThatIsSpreadOverTheLogIsParkedHoweverMuchItIs() throws {
    let store = MemorySpecimens()
    let few = (0..<UInt8(TooManyParked.limit)).map { History.discarded(History.id($0)) }
    let quiet = [any DomainEvent](repeating: SomethingElse(), count: Int(TooManyParked.stretch))
    let runner = runner(few + quiet + [History.discarded(History.id(99))], store)
    _ = try runner.advance(limit: 10_000)
    #expect(try runner.parked().count == TooManyParked.limit + 1)
  }

  @Test func anEventThatIsHandedOutTwiceIsAppliedOnce() throws {
    let store = MemorySpecimens()
    let log = StutteringLog(
      log: MemoryLog([
        History.named(), History.collected(), History.renamed(to: "Ada B."), History.relabelled(to: "Moss"),
      ]))
    let runner = FoldRunner(SpecimenListProjection.self, source: log, store: store)
    for _ in 0..<4 { _ = try runner.advance(limit: 1) }
    #expect(store.operations == [.write([History.specimen]), .sweep(Position(3)), .write([History.specimen])])
  }

  @Test func atTheEndOfTheLogNothingIsWritten() throws {
    let store = MemorySpecimens()
    let runner = runner([History.named(), History.collected()], store)
    _ = try runner.advance(limit: 100)
    let before = (store.contents, store.operations)
    #expect(try runner.advance(limit: 100) == Position(2))
    #expect(store.contents == before.0)
    #expect(store.operations == before.1)
  }

  @Test func eventsOfOthersMoveTheCheckpointAlone() throws {
    let store = MemorySpecimens()
    #expect(try runner([SomethingElse()], store).advance(limit: 100) == Position(1))
    #expect(store.contents == MemorySpecimens.Contents(checkpoint: Position(1)))
  }

  @Test(arguments: [7, 50, 1000]) func stretchesOfAnyLengthGiveTheSameRows(_ stretch: Int) throws {
    let events = Self.longHistory()
    let oneByOne = MemorySpecimens()
    let together = MemorySpecimens()
    for (store, limit) in [(oneByOne, 1), (together, stretch)] {
      let runner = runner(events, store)
      while try runner.checkpoint() < Position(Int64(events.count)) { _ = try runner.advance(limit: limit) }
    }
    #expect(oneByOne.contents.rows.count == 36)
    #expect(together.contents == oneByOne.contents)
  }

  /// 40 specimens of two keepers, interleaved, with renames between; every tenth is discarded.
  private static func longHistory() -> [any DomainEvent] {
    var events = [History.named(), History.named(History.bob, "Bob")]
    for number in UInt8(1)...40 {
      let keeper = number.isMultiple(of: 3) ? History.bob : History.ada
      events.append(History.collected(History.id(number), by: keeper))
      if number.isMultiple(of: 5) { events.append(History.renamed(keeper, to: "Name \(number)")) }
      if number > 4 { events.append(History.relabelled(History.id(number - 4), to: "Moss \(number)")) }
      if number.isMultiple(of: 10) { events.append(History.discarded(History.id(number - 9))) }
    }
    return events
  }
}

private struct SomethingElse: DomainEvent {
  static let type = "SomethingElse"
  static let version = 1
}

/// Hands out what was read before once more.
private struct StutteringLog: EventSource {
  let log: MemoryLog

  func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark? {
    for before in 1..<position.value + 1 { try log.read(at: Position(before), body) }
    return try log.read(after: position, limit: limit, body)
  }

  func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws {
    try log.read(at: position, body)
  }
}
