import Telemetry
import Testing

@Suite struct TraceParentTests {
  private let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  @Test func readsAndWritesTheHeader() throws {
    let value = try #require(TraceParent(header))
    #expect(value.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(value.parentID == "00f067aa0ba902b7")
    #expect(value.isSampled)
    #expect(value.description == header)
  }

  @Test func aChildStaysInItsTrace() throws {
    let value = try #require(TraceParent(header))
    let child = value.child()
    #expect(child.traceID == value.traceID)
    #expect(child.parentID != value.parentID)
    #expect(child.isSampled)
    #expect(TraceParent(child.description) == child)
  }

  @Test func newTracesDiffer() {
    let traces = (0..<1_000).map { _ in TraceParent.random() }
    #expect(Set(traces.map(\.traceID)).count == 1_000)
    #expect(traces.allSatisfy { TraceParent($0.description) == $0 && $0.isSampled })
  }

  @Test func keepsTheDecisionNotToSample() throws {
    let value = try #require(TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"))
    #expect(!value.child().isSampled)
  }

  @Test(arguments: [
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes-later",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff",
  ])
  func readsTheKnownFieldsOfALaterVersion(_ header: String) throws {
    #expect(try #require(TraceParent(header)).description == self.header)
  }

  @Test(arguments: [
    "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
    " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
    "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e47٣-00f067aa0ba902b7-01",
  ])
  func refusesWhatIsNotValid(_ header: String) {
    #expect(TraceParent(header) == nil)
  }
}
