import Domain
import Kernel
import TestSupport
import Testing

@Suite struct EventTableTests {
  let table = EventTable(SpecimenEvent.types)

  @Test func `a type that is not in the table is nobody's`() throws {
    #expect(try table.decode(type: "TicketClosed", version: 1, Unreadable()) == nil)
  }

  @Test func `a version of a newer program is refused with its name`() {
    let error = #expect(throws: UnknownEventVersion.self) {
      try table.decode(type: "SpecimenCollected", version: 3, Unreadable())
    }
    #expect(error?.description == "no reader for version 3 of SpecimenCollected")
  }

  @Test func `what the payload can't be read for comes through`() {
    #expect(throws: Unreadable.Fault.self) { try table.decode(type: "SpecimenCollected", version: 1, Unreadable()) }
  }

  @Test func `every event is listed once`() {
    let all =
      (SpecimenEvent.types.map { "\($0.type) \($0.version)" }) + KeeperEvent.types.map { "\($0.type) \($0.version)" }
    #expect(all.count == 6)
    #expect(Set(all).count == 6)
  }
}

private struct Unreadable: PayloadDecoder {
  struct Fault: Error {}

  func decode<E: Decodable>(_ type: E.Type) throws -> E { throw Fault() }
}
