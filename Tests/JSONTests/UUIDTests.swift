import Foundation
import JSON
import Testing

@Suite struct UUIDTests {
  @Test func `either case is read, lower case is written`() throws {
    let text = "01890A5D-AC96-774B-BCCE-B302099A8057"
    let id = try admit(UUID.self, "\"\(text)\"")
    #expect(id.uuidString == text)
    #expect(id.lowercased == text.lowercased())
    #expect(try written(id) == "\"\(text.lowercased())\"")
  }

  @Test(arguments: [
    "", "01890a5dac96774bbcceb302099a8057", "{01890a5d-ac96-774b-bcce-b302099a8057}",
    "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
    "01890a5d-ac96-774b-bcce-b302099a805g", "01890a5d-ac96-774bbcce--b302099a8057",
  ]) func `any other spelling is refused`(_ text: String) throws {
    #expect(try refusal(of: UUID.self, written(text))?.faults.first?.detail == "must be a UUID of 36 characters")
  }
}
