import QueryPorts
import Testing

@Suite struct CursorBoundTests {
  /// A cursor stands in a target beside everything else.
  @Test func oneThatIsTooLongForATargetIsNone() {
    func cursor(_ length: Int) -> PageCursor {
      PageCursor(list: "orders", order: "name.asc", value: .text(String(repeating: "x", count: length)), id: "1")
    }
    #expect(cursor(900).text.utf8.count <= PageCursor.longest)
    #expect(PageCursor(text: cursor(900).text) == cursor(900))
    #expect(cursor(1_000).text.utf8.count > PageCursor.longest)
    #expect(PageCursor(text: cursor(1_000).text) == nil)
  }
}
