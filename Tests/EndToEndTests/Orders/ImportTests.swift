import Foundation
import TestSupport
import Testing

/// The real shop's invoices: a part of them here, all of them in `make proof`.
@Suite(
  .enabled(
    if: Places.retailData != nil && Places.python != nil && Places.gunzip != nil,
    "needs python3, gunzip and online-retail/*.csv.gz in TANDEM_DATA or ../shared/data"))
struct ImportTests {
  @Test func customersMonthsAndCountsEqualAnIndependentComputation() async throws {
    let folder = try TemporaryFolder()
    let file = try await firstInvoices(2_000, in: folder)
    let imported = try await TandemProcess.run(["import", "orders", file], in: folder)
    #expect(imported.code == 0, "it says: \(imported.errors)")
    let report = "\(folder.path)/report.txt"
    try Data(imported.output.utf8).write(to: URL(filePath: report))

    let server = try await TandemProcess(folder)
    let verified = try await script(
      "verify_import.py", file, "--api", "http://127.0.0.1:\(server.port)", "--import-report", report, in: folder)
    #expect(verified.code == 0, "it says: \(verified.output)\(verified.errors)")
    #expect(verified.output.contains("0 differences"))
  }

  @Test func anImportKilledThreeTimesEndsLikeOneWithoutAFaultAndAgainAddsNothing() async throws {
    let folder = try TemporaryFolder()
    let file = try await firstInvoices(500, in: folder)
    let proved = try await script(
      "kill_import.py", file, "--tandem", TandemProcess.binary.path, "--kills", "3", "--seed", "7", in: folder)
    #expect(proved.code == 0, "it says: \(proved.output)\(proved.errors)")
    #expect(proved.output.contains("one more import of each added nothing"))
  }

  /// A file of the first lines, until they name so many invoices.
  private func firstInvoices(_ count: Int, in folder: TemporaryFolder) async throws -> String {
    let source = try #require(Places.retailData)
    let gunzip = try Program(try #require(Places.gunzip), ["-c", source.path], folder: folder.path)
    let text = await offPool { gunzip.output.whole() }
    #expect(await gunzip.ending().code == 0)
    var numbers: Set<Substring> = []
    var end = text.startIndex
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst() {
      numbers.insert(Substring(line.prefix { $0 != UInt8(ascii: ",") }))
      if numbers.count > count { break }
      end = line.endIndex
    }
    let path = "\(folder.path)/invoices.csv"
    try Data((text[..<end] + "\n").utf8).write(to: URL(filePath: path))
    return path
  }

  private func script(_ name: String, _ arguments: String..., in folder: TemporaryFolder) async throws
    -> FinishedProgram
  {
    try await FinishedProgram(
      try #require(Places.python), [Places.script(name).path] + arguments, folder: folder.path)
  }
}
