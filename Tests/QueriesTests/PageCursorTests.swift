import Foundation
import QueryPorts
import Testing

@Suite struct PageCursorTests {
  @Test(arguments: [Int64.min, -1, 0, 1_291_190_760_000, .max]) func aCursorSurvivesItsText(_ value: Int64) throws {
    let cursor = PageCursor(order: "placed_at.desc", value: value, id: UUID().uuidString)
    #expect(PageCursor(text: cursor.text) == cursor)
    #expect(cursor.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
  }

  @Test(arguments: [
    "", "x", "?", "cGxhY2VkX2F0", "cGxhY2VkX2F0fDF8aWQ=", "cGxhY2VkX2F0fCsxfGlk", String(repeating: "A", count: 300),
  ])
  func whatNoPageGaveOutIsNoCursor(_ text: String) {
    #expect(PageCursor(text: text) == nil)
  }
}
