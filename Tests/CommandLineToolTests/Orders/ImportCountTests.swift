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

  /// They are counted where invoices are sent, by several lanes.
  @Test func oneReasonOfManyCustomersIsCountedForEach() async throws {
    let notes = (0..<8).map { "C53636\($0),POST,POSTAGE,-3,2010-12-01 08:45:00,1.0,1258\($0).0,France\n" }
    let target = try ImportTarget()
    let run = await target.run(try target.write(ImportTarget.header + notes.joined()))
    #expect(run.figure("refused lines") == 8)
    #expect(run.figure("  unmatched_return") == 8)
  }
}
