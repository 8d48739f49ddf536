import CommandPorts
import Commands
import Domain
import TestSupport
import Testing

/// Everything that was ever stored stays readable, and nothing changes its shape without a new version.
@Suite struct GoldenTests {
  @Test func `every version of every event is read, and the newest is written as it always was`() {
    let faults = GoldenFiles(domain: "Orders").faults(events: [OrderEvent.self, CustomerEvent.self, StockEvent.self])
    #expect(faults.isEmpty)
  }

  @Test func `every version of every outcome is read, and the newest is written as it always was`() {
    let faults = GoldenFiles(domain: "Orders").faults(
      outcomes: [CreatedOrder.self, AddedOrderItem.self, StockLevel.self, AppliedCreditNote.self])
    #expect(faults.isEmpty)
    #expect(GoldenFiles(domain: "Shared").faults(outcomes: [Saved.self, Done.self]).isEmpty)
  }
}
