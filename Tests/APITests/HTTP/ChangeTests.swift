import API
import JSON
import Kernel
import Testing

/// In a merge patch (RFC 7396) a member that is left out and one that is `null` are two things.
@Suite struct ChangeTests {
  private struct Patch: Decodable, Equatable {
    let name: String
    let note: Change<String>
    let places: Change<[Int]>
  }

  private func read(_ text: String) throws -> Patch {
    try JSON.decodeStrictly(Patch.self, from: Array(text.utf8))
  }

  @Test func absentKeepsNullClearsAndAValueSets() throws {
    #expect(try read(#"{"name":"a"}"#) == Patch(name: "a", note: .keep, places: .keep))
    #expect(try read(#"{"name":"a","note":null,"places":null}"#) == Patch(name: "a", note: .clear, places: .clear))
    #expect(try read(#"{"name":"a","note":"b","places":[1]}"#) == Patch(name: "a", note: .set("b"), places: .set([1])))
  }

  @Test func aValueOfAnotherFormHasItsPlaceTold() throws {
    let faults = #expect(throws: JSONFaults.self) { try read(#"{"name":"a","note":1,"places":["x"]}"#) }
    #expect(faults?.faults.map(\.pointer) == ["/note", "/places/0"])
  }

  @Test func itsMemberIsOptionalAndMayBeNull() throws {
    guard case .object(_, let properties) = try JSONSchema.of(Patch.self) else {
      Issue.record("no object")
      return
    }
    #expect(
      properties == [
        JSONProperty("name", .string(JSONText())),
        JSONProperty("note", .nullable(.string(JSONText())), isRequired: false),
        JSONProperty(
          "places", .nullable(.array(of: .integer(Int64.min...Int64.max), count: 0...Int.max)), isRequired: false),
      ])
  }
}
