import Foundation
import QueryPorts
import Testing

@Suite struct PageCursorTests {
  @Test(
    arguments: [
      .number(.min), .number(-1), .number(0), .number(1_291_190_760_000), .number(.max), .text(""), .text("7"),
      .text("a|b:c 12:x"), .text("мышь 🐭"),
    ] as [PageCursor.Value])
  func aCursorSurvivesItsText(_ value: PageCursor.Value) throws {
    let cursor = PageCursor(list: "orders", order: "placed_at.desc", value: value, id: UUID().uuidString)
    #expect(PageCursor(text: cursor.text) == cursor)
    #expect(cursor.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
  }

  @Test(arguments: [
    "", "x", "?", "cGxhY2VkX2F0", "cGxhY2VkX2F0fDF8aWQ=", "cGxhY2VkX2F0fCsxfGlk", String(repeating: "A", count: 3000),
    // A number that is none, a length beyond the end, a negative one, one part too few, a spelling of our own only.
    "Nm9yZGVyczEzOnBsYWNlZF9hdC5hc2MxOm4xOngxOmk", text("6:orders,1:a"), text("6:orders1:o1:n1:x1:i"),
    text("6:orders1:o1:n1:19:i"), text("-1:orders"), text("6:orders1:o1:n1:1"), text("06:orders1:o1:n1:11:i"),
  ])
  func whatNoPageGaveOutIsNoCursor(_ text: String) {
    #expect(PageCursor(text: text) == nil)
  }

  private static func text(_ plain: String) -> String {
    Data(plain.utf8).base64EncodedString().filter { $0 != "=" }
  }
}
