import Domain
import Foundation
import Kernel
import Projections
import TestSupport
import Testing

@Suite struct RowCacheTests {
  private typealias History = CollectionHistory

  /// Takes all events through a cache in one transaction.
  private func store(_ events: [any DomainEvent], capacity: Int) throws -> MemorySpecimens {
    let store = MemorySpecimens()
    let rows = RowCache<SpecimenListProjection>(capacity: capacity)
    _ = try store.advance { checkpoint, table, quarantine in
      let last = try SpecimenListProjection.apply(
        MemoryLog(events), after: checkpoint, limit: events.count, of: EventTable(SpecimenListProjection.events),
        through: rows, into: table, quarantine)
      try rows.flush(to: table)
      return last
    }
    return store
  }

  private func writes(_ store: MemorySpecimens) -> [[UUID]] {
    store.operations.compactMap { if case .write(let ids) = $0 { ids } else { nil } }
  }

  @Test(arguments: [2, 3, 4]) func aFullCacheWritesTheRowsThatWereNotTouchedForLongest(_ capacity: Int) throws {
    let ids = (1...6).map { History.id($0) }
    var events = [History.named()]
    for id in ids { events.append(History.collected(id)) }
    for id in [ids[0], ids[5], ids[1], ids[5], ids[2], ids[5]] { events.append(History.relabelled(id, to: "Moss")) }
    for id in [ids[5], ids[0]] { events.append(History.relabelled(id, to: "Bracken")) }
    let whole = try store(events, capacity: .max)
    let store = try store(events, capacity: capacity)
    #expect(store.contents == whole.contents)
    #expect(store.operations.count > whole.operations.count)
    #expect(writes(store).joined().count { $0 == ids[5] } == 1, "it was touched again and again")
  }

  @Test func aRowThatWasTouchedAgainAfterTheCacheWasFullIsWrittenOnce() throws {
    let ids = (1...3).map { History.id($0) }
    let events = [History.named()] + ids.map { History.collected($0) } + [History.relabelled(ids[0], to: "Moss")]
    #expect(try writes(store(events, capacity: 4)).joined().sorted { "\($0)" < "\($1)" } == ids)
  }

  @Test func rowsThatAreAllTouchedAgainBetweenNewOnesDoNotPileUp() throws {
    let ids = (1...40).map { History.id($0) }
    var events = [History.named()]
    for count in 1...40 {
      events.append(History.collected(ids[count - 1]))
      if count.isMultiple(of: 3) { for id in ids[..<count] { events.append(History.relabelled(id, to: "Moss")) } }
    }
    let store = try store(events, capacity: 8)
    #expect(store.contents == (try self.store(events, capacity: .max)).contents)
    #expect(writes(store).allSatisfy { $0.count <= 4 }, "half of the capacity at once")
  }

  @Test func factsDoNotPileUpEither() throws {
    let keepers = (1...9).map { History.id($0) }
    var events = keepers.map { History.named($0) }
    for keeper in keepers { events.append(History.collected(keeper, by: keeper)) }
    #expect(try store(events, capacity: 8).factsRead.contains(keepers[0]))
  }
}
