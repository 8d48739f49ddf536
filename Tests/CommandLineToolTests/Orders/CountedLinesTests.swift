import CommandLineTool
import Composition
import Foundation
import TestSupport
import Testing

/// Nothing of an input disappears: each of its lines is accepted, or refused with its reason.
@Suite struct CountedLinesTests {
  private func good(_ invoices: ClosedRange<Int>) -> String {
    invoices.map { "\($0),A1,PLAIN,1,2010-12-01 08:00:00,1.00,100,France\n" }.joined()
  }

  @Test(arguments: [
    #"600050,A1,"OPEN,1,2010-12-01 08:00:00,1.00,100,France"#,
    #"600050,A1,OPEN",1,2010-12-01 08:00:00,1.00,100,France"#,
    #"600050,A1,"OPEN"X,1,2010-12-01 08:00:00,1.00,100,France"#, #""600050,A1,OPEN,1,2010-12-01 08:00:00,1.00,100"#,
  ])
  func aQuoteTooFewCostsItsOwnLine(_ broken: String) async throws {
    let target = try ImportTarget()
    let run = await target.run(
      try target.write(ImportTarget.header + good(600_011...600_030) + broken + "\n" + good(600_111...600_130)))
    #expect(run.code == 0)
    let figures = ["lines of the input", "lines read", "lines accepted", "refused lines", "orders created"]
    #expect(figures.map { run.figure($0) } == [42, 41, 40, 1, 40])
    #expect(try target.refusedLines() == ["22\tmalformed_record\t\(broken.prefix { $0 != "," })"])
  }

  /// Two faults that together make one record of the right number of fields, with 20 good lines within.
  @Test func aQuoteThatALaterFaultClosesTakesNoGoodLinesAlong() async throws {
    let target = try ImportTarget()
    let opened = "600050,A1,\"OPEN,1,2010-12-01 08:00:00,1.00,100,France\n"
    let closed = "600150,A1,BOX 12\",1,2010-12-01 08:00:00,1.00,100,France\n"
    let run = await target.run(
      try target.write(ImportTarget.header + opened + good(600_111...600_130) + closed + opened + closed))
    #expect(["lines read", "lines accepted", "refused lines"].map { run.figure($0) } == [24, 20, 4])
    #expect(try target.refusedLines().map { $0.split(separator: "\t")[0] } == ["2", "23", "24", "25"])
  }

  @Test func blankLinesAndThoseWithinAFieldAreCountedApart() async throws {
    let target = try ImportTarget()
    let text = good(600_011...600_012) + "\n \r\n600013,A1,\"TWO\nLINES\",1,2010-12-01 08:00:00,1.00,100,France\n\n"
    let run = await target.run(try target.write(ImportTarget.header + text))
    let figures = ["lines of the input", "  of the header", "  blank", "  going on with a quoted field", "lines read"]
    #expect(figures.map { run.figure($0) } == [8, 1, 3, 1, 3])
  }

  @Test func aFileWithoutALineIsNoFault() async throws {
    let target = try ImportTarget()
    let run = await target.run(try target.write(ImportTarget.header))
    #expect(run.code == 0)
    #expect(run.figure("lines of the input") == 1)
  }

  @Test func whereNothingGotInTheReasonIsToldAndTheCodeIsThree() async throws {
    let target = try ImportTarget()
    let run = try await target.load(
      "536365,85123A,x,6,12/1/2010 8:26,2.55,17850,France", "536366,85123A,x,6,12/1/2010 8:28,2.55,17850,France")
    #expect(run.code == 3)
    #expect(run.complained.contains("none of 2 lines got in, all were refused for one reason:"))
    #expect(
      run.complained.contains("malformed_invoice_date: 2 lines, the first of them line 2: InvoiceDate \"12/1/2010"))
    #expect(run.figure("  malformed_invoice_date") == 2)
    #expect(try target.refusedDetails().allSatisfy { $0.contains("--import-dates=month-first") })
    let told = await ProgramRun(
      [
        "import", "orders", "\(target.folder.path)/input.csv", "--import-dates=month-first", "--data-folder",
        target.folder.path,
      ],
      features: Feature.all, host: StoreHost())
    #expect(told.code == 0)
    #expect(told.figure("orders created") == 2)
  }

  @Test func severalReasonsAreToldTheMostFrequentFirst() async throws {
    let target = try ImportTarget()
    let run = try await target.load(
      "536365,85123A,x,six,2010-12-01 08:26:00,2.55,17850,France",
      "536366,85123A,x,6,2010-12-01 08:26:00,0,17850,France",
      "536367,85123A,x,6,2010-12-01 08:26:00,0,17850,France")
    #expect(run.code == 3)
    let reasons = run.complained.split(separator: "\n").dropFirst().map { $0.prefix { $0 != ":" } }
    #expect(reasons == ["  zero_price", "  malformed_quantity"])
  }

  @Test func theFileOfRefusedLinesHasALineForEachWhateverTheFieldsHold() async throws {
    let target = try ImportTarget()
    let run = try await target.load("\"5363\n65\t\",85123A,x,6,2010-12-01 08:26:00,2.55,17850,France")
    #expect(run.code == 3)
    #expect(try target.refusedLines() == ["2\tmalformed_invoice_no\t5363\u{FFFD}65"])
  }

  @Test func anInvoiceOfMoreLinesThanACommandTakesIsRefusedWithAllOfThem() async throws {
    let target = try ImportTarget()
    let notes = (0...1_000).map { "C536365,P\($0),x,-1,2010-12-01 08:26:00,2.55,17850,France\n" }.joined()
    let run = await target.run(try target.write(ImportTarget.header + notes + good(600_011...600_012)))
    #expect(run.code == 0)
    #expect(["lines accepted", "refused lines", "  too_many_lines"].map { run.figure($0) } == [2, 1_001, 1_001])
    #expect(try target.refusedDetails().first == "an invoice may have 1000 lines that get in; split it into several")
  }
}
