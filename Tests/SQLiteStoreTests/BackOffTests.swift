import SQLiteStore
import Testing

@Suite struct BackOffTests {
  @Test func `each pause is twice as long as the one before, up to the longest`() {
    var pauses = BackOff(first: .milliseconds(100), longest: .milliseconds(500))
    #expect((0..<5).map { _ in pauses.next() } == [100, 200, 400, 500, 500].map { .milliseconds($0) })
  }
}
