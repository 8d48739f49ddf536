import CommandLineTool
import Foundation
import TestSupport
import Testing

@Suite struct ImportOrdersTests {
  private static let lines = #"""
    536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
    536365,71053,"LANTERN, ""WHITE""",6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
    536366,22633,HAND WARMER,10,2010-12-01 08:28:00,1.85,,United Kingdom
    C536379,85123A,HEART,-2,2010-12-01 09:41:00,2.55,17850.0,United Kingdom
    C536380,85123A,HEART,-5,2010-12-01 09:42:00,2.55,17850.0,United Kingdom
    536370,POST,POSTAGE,3,2010-12-01 08:45:00,0.0,12583.0,France
    A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom
    536371,only,three
    """#

  private func expectAll(_ run: ProgramRun, _ expected: [String: Int]) {
    for (name, count) in expected { #expect(run.figure(name) == count, "\(name)") }
  }

  @Test func everyLineIsCountedOnce() async throws {
    let target = try ImportTarget()
    let run = try await target.load(Self.lines)
    #expect(run.code == 0, "\(run.complained)")
    expectAll(
      run,
      [
        "lines read": 8, "invoices": 6, "customers registered": 2, "orders created": 2, "cancellations applied": 2,
        "returns (parts of lines)": 2, "units returned": 6, "invoices already imported": 0, "refused lines": 4,
        "lines of the input": 9, "lines accepted": 4,
        "units unmatched": 1, "  malformed_record": 1, "  adjustment": 1, "  zero_price": 1, "  unmatched_return": 1,
      ])
    #expect(
      try target.refusedLines() == [
        "6\tunmatched_return\tC536380", "7\tzero_price\t536370", "8\tadjustment\tA563185",
        "9\tmalformed_record\t536371",
      ])
  }

  @Test func aSecondRunAddsNothing() async throws {
    let target = try ImportTarget()
    _ = try await target.load(Self.lines)
    let again = try await target.load(Self.lines)
    #expect(again.code == 0)
    expectAll(
      again,
      [
        "lines read": 8, "invoices": 6, "customers registered": 0, "orders created": 0, "cancellations applied": 0,
        "returns (parts of lines)": 0, "units returned": 0, "invoices already imported": 4, "refused lines": 4,
        "units unmatched": 1,
      ])
  }

  @Test func aChangedInvoiceIsRefusedAndNotGuessedAt() async throws {
    let target = try ImportTarget()
    _ = try await target.load("536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,France")
    let again = try await target.load("536365,85123A,HEART,7,2010-12-01 08:26:00,2.55,17850.0,France")
    #expect(again.code == 3)
    expectAll(again, ["orders created": 0, "invoices already imported": 0, "refused lines": 1])
    #expect(try target.refusedLines() == ["2\tidempotency-key-reused\t536365"])
    #expect(again.complained.contains("This key was used for another request"))
  }

  @Test func aPipeIsReadLikeAFile() async throws {
    let target = try ImportTarget()
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data((ImportTarget.header + Self.lines).utf8))
    try pipe.fileHandleForWriting.close()
    let run = await target.run("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(run.code == 0, "\(run.complained)")
    expectAll(run, ["lines read": 8, "orders created": 2])
  }

  @Test func aByteOrderMarkBeforeTheHeaderIsPassedOver() async throws {
    let target = try ImportTarget()
    let run = await target.run(try target.write("\u{FEFF}" + ImportTarget.header + Self.lines))
    #expect(run.code == 0)
    expectAll(run, ["lines read": 8])
  }

  @Test(arguments: [
    ("", "the input is empty"), ("a,b\n", "the first line must name the columns InvoiceNo,"),
    ("\u{1F}x", "the first line must name"), ("\"\n", "the first line must name"),
    ("InvoiceNo,Invoice No\n", "the first line has InvoiceNo twice"), ("PK\u{3}\u{4}", "the input is an archive"),
  ])
  func whatIsNotTheFormatIsRefusedBeforeAnythingIsOpened(_ text: String, _ fault: String) async throws {
    let target = try ImportTarget()
    let run = await target.run(try target.write(text))
    #expect(run.code == 1)
    #expect(run.complained.hasPrefix("tandem: \(fault)"))
    #expect(!FileManager.default.fileExists(atPath: "\(target.folder.path)/write.sqlite"))
  }

  @Test func aCompressedFileIsToldHowToBeRead() async throws {
    let target = try ImportTarget()
    let path = "\(target.folder.path)/input.csv.gz"
    try Data([0x1F, 0x8B, 8, 0]).write(to: URL(filePath: path))
    #expect(await target.run(path).complained.contains("gunzip -c"))
  }

  @Test func aFileThatIsNotThereIsNamed() async throws {
    let run = await (try ImportTarget()).run("/nowhere/input.csv")
    #expect(run.code == 1)
    #expect(run.complained.contains("can't read /nowhere/input.csv"))
  }
}
