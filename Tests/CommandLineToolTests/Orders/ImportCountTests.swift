import TestSupport
import Testing

/// Figures of several invoices add up.
@Suite struct ImportCountTests {
  @Test func oneReasonInTwoInvoicesIsCountedTwice() async throws {
    let run = try await ImportTarget().load(
      "536365,POST,POSTAGE,3,2010-12-01 08:45:00,0.0,12583.0,France",
      "536366,POST,POSTAGE,3,2010-12-01 08:45:00,0.0,12584.0,France",
      "536366,POST,POSTAGE,4,2010-12-01 08:45:00,0.0,12584.0,France",
      "A563185,B,Adjust,1,2011-08-12 14:50:00,11.06,,France")
    #expect(run.figure("refused lines") == 4)
    #expect(run.figure("  zero_price") == 3)
    #expect(run.figure("  adjustment") == 1)
  }
}
