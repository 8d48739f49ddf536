import CommandPorts
import Domain
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Testing

/// What the frame does for every state-based aggregate, with one of the tests' own.
@Suite struct StateTableTests {
  @Test func `there is nothing before it is saved`() async throws {
    let shop = try await LampShop()
    #expect(try await shop.load("hall") == nil)
    #expect(try await shop.lastVersion(of: "hall") == 0)
    await shop.close()
  }

  @Test func `a new aggregate is saved with its events, and loaded as it was`() async throws {
    let shop = try await LampShop()
    var lamp = Lamp(hung: "hall", watts: 40)
    lamp.turn(to: 60)
    try await shop.save(lamp)
    #expect(try await shop.load("hall") == Lamp.Stored(watts: 60, version: 2))
    #expect(try shop.rows() == ["hall 60 2"])
    #expect(
      try shop.events() == [#"LampHung 1 {"lamp":"hall","watts":40}"#, #"LampTurned 2 {"lamp":"hall","watts":60}"#])
    await shop.close()
  }

  @Test func `a change is saved over the row, and another aggregate's row stays`() async throws {
    let shop = try await LampShop()
    for id in ["hall", "porch"] { try await shop.save(Lamp(hung: id, watts: 40)) }
    try await shop.change("hall") { $0.turn(to: 25) }
    #expect(try await shop.load("hall") == Lamp.Stored(watts: 25, version: 2))
    #expect(try shop.rows() == ["hall 25 2", "porch 40 1"])
    await shop.close()
  }

  @Test func `nothing is written when nothing was changed`() async throws {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    try await shop.change("hall") { _ in }
    try await shop.save(Lamp(planned: "porch"))
    #expect(try shop.rows() == ["hall 40 1"])
    #expect(try shop.events().count == 1)
    await shop.close()
  }

  @Test func `a save of what has moved on is refused, and leaves nothing`() async throws {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    var stale = try #require(try await shop.loaded("hall"))
    try await shop.change("hall") { $0.turn(to: 25) }
    stale.turn(to: 100)
    let late = stale
    let error = await #expect(throws: VersionConflict.self) { try await shop.save(late) }
    #expect(error?.expected == 1)
    #expect(error?.present == 2)
    #expect(try shop.rows() == ["hall 25 2"])
    #expect(try shop.events().count == 2)
    await shop.close()
  }

  @Test func `a second new aggregate of one id is refused`() async throws {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    let error = await #expect(throws: VersionConflict.self) { try await shop.save(Lamp(hung: "hall", watts: 60)) }
    #expect(error?.present == 1)
    #expect(try shop.rows() == ["hall 40 1"])
    await shop.close()
  }

  @Test func `a deletion removes the row and leaves its events`() async throws {
    let shop = try await LampShop()
    for id in ["hall", "porch"] { try await shop.save(Lamp(hung: id, watts: 40)) }
    try await shop.change("hall") { $0.takeDown() }
    #expect(try await shop.load("hall") == nil)
    #expect(try shop.rows() == ["porch 40 1"])
    #expect(try shop.events().last == #"LampTakenDown 2 {"lamp":"hall"}"#)
    #expect(try await shop.lastVersion(of: "hall") == 2)
    await shop.close()
  }

  @Test func `a deletion of what has moved on is refused, and leaves the row`() async throws {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    var stale = try #require(try await shop.loaded("hall"))
    try await shop.change("hall") { $0.turn(to: 25) }
    stale.takeDown()
    let late = stale
    await #expect(throws: VersionConflict.self) { try await shop.save(late) }
    #expect(try shop.rows() == ["hall 25 2"])
    #expect(try shop.events().count == 2)
    await shop.close()
  }

  @Test func `what is made again under a deleted id goes on with its version`() async throws {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    try await shop.change("hall") { $0.takeDown() }
    try await shop.save(Lamp(hung: "hall", watts: 60, after: try await shop.lastVersion(of: "hall")))
    #expect(try await shop.load("hall") == Lamp.Stored(watts: 60, version: 3))
    #expect(try shop.events().last == #"LampHung 3 {"lamp":"hall","watts":60}"#)
    await shop.close()
  }

  @Test(arguments: [0, 1, 3, 9]) func `a version of a deleted one is not given again, nor one left out`(_ after: Int)
    async throws
  {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    try await shop.change("hall") { $0.takeDown() }
    let error = await #expect(throws: VersionConflict.self) {
      try await shop.save(Lamp(hung: "hall", watts: 60, after: after))
    }
    #expect(error?.present == 2)
    #expect(try shop.rows().isEmpty)
    #expect(try shop.events().count == 2)
    await shop.close()
  }

  @Test func `row and events are rolled back together`() async throws {
    let shop = try await LampShop()
    try await shop.save(Lamp(hung: "hall", watts: 40))
    await #expect(throws: Rejected.self) { try await shop.change("hall", thenThrowing: Rejected()) { $0.turn(to: 25) } }
    await #expect(throws: Rejected.self) { try await shop.change("hall", thenThrowing: Rejected()) { $0.takeDown() } }
    #expect(try shop.rows() == ["hall 40 1"])
    #expect(try shop.events().count == 1)
    await shop.close()
  }

  @Test func `a row that its stream knows nothing of is a fault, and stays as it is`() async throws {
    let shop = try await LampShop()
    for id in ["hall", "porch", "shed"] { try await shop.save(Lamp(hung: id, watts: 40)) }
    var lamps: [Lamp] = []
    for id in ["hall", "porch"] { lamps.append(try #require(try await shop.loaded(id))) }
    lamps[0].turn(to: 25)
    lamps[1].takeDown()
    try await shop.file.write("UPDATE lamps SET version = 7 WHERE id <> 'shed'")
    try await shop.file.write("INSERT INTO lamps (id, version, watts) VALUES ('attic', 1, 15)")
    for lamp in lamps + [Lamp(hung: "attic", watts: 60)] {
      let error = await #expect(throws: (any Error).self) { try await shop.save(lamp) }
      #expect(error.map { "\(type(of: $0))" } == "RowOutOfStep")
    }
    #expect(try shop.rows() == ["attic 15 1", "hall 40 7", "porch 40 7", "shed 40 1"])
    #expect(try shop.events().count == 3)
    await shop.close()
  }

  @Test func `an aggregate is found by another of its columns`() async throws {
    let shop = try await LampShop()
    for (id, watts) in [("hall", 40), ("porch", 60)] { try await shop.save(Lamp(hung: id, watts: watts)) }
    #expect(try await shop.brightest(above: 50) == "porch")
    #expect(try await shop.brightest(above: 60) == nil)
    await shop.close()
  }
}
