import CommandLineTool
import Composition
import Foundation
import TestSupport
import Testing

/// Random bytes through the whole importer: no line is lost, nothing stops it, and its memory stays flat.
/// `RANDOM_INPUTS=100000` makes that many, from `RANDOM_SEED`.
@Suite struct RandomInputTests {
  private static let count = number("RANDOM_INPUTS") ?? 200
  private static let seed = number("RANDOM_SEED").map { UInt64($0) } ?? 9

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test func linesReadAreAcceptedOrRefusedAndTogetherTheWholeInput() async throws {
    let target = try ImportTarget()
    let host = try await SharedStoreHost(target.folder)
    var bytes = RandomCSV(seed: Self.seed)
    var totals = (lines: 0, accepted: 0, refused: 0, noHeader: 0)
    var memory: (start: Int, end: Int) = (0, 0)
    for number in 0..<Self.count {
      let input = bytes.next()
      try Data(input).write(to: URL(filePath: "\(target.folder.path)/input.csv"))
      let run = await target.run("\(target.folder.path)/input.csv", host: host)
      if run.code == 1 {
        #expect(run.complained.hasPrefix("tandem: the first line") || run.complained.hasPrefix("tandem: the input is"))
        totals.noHeader += 1
        continue
      }
      let lines = input.count { $0 == UInt8(ascii: "\n") } + (input.last == UInt8(ascii: "\n") ? 0 : 1)
      let (read, accepted) = (run.figure("lines read") ?? -1, run.figure("lines accepted") ?? -1)
      let refused = run.figure("refused lines") ?? -1
      #expect(run.figure("lines of the input") == lines, "input \(number) of seed \(Self.seed)")
      #expect(accepted + refused == read, "input \(number) of seed \(Self.seed)")
      #expect(try target.refusedLines().count == refused, "input \(number) of seed \(Self.seed)")
      #expect(run.code == (read > 0 && accepted == 0 ? 3 : 0), "input \(number): \(run.complained)")
      totals = (totals.lines + lines, totals.accepted + accepted, totals.refused + refused, totals.noHeader)
      if number == Self.count / 10 { memory.start = try Self.residentKiB() }
    }
    memory.end = try Self.residentKiB()
    await host.close()
    #expect(totals.accepted > 0 && totals.refused > 0)
    print(
      "▸ \(Self.count) random inputs: \(totals.lines) lines, \(totals.accepted) accepted, \(totals.refused) refused, "
        + "\(totals.noHeader) inputs without a first line that can be read; \(memory.start / 1024) MiB after a tenth, "
        + "\(memory.end / 1024) MiB at the end")
    #expect(memory.end < memory.start + 64 * 1024)
  }

  /// What this process holds now.
  private static func residentKiB() throws -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}

/// Sequences of bytes, most of them near to what can be read: bytes of any kind, bytes that CSV is made of, and lines of
/// the format with a few bytes put in, taken away or changed.
private struct RandomCSV {
  private static let syntax = Array("\"\"\",,;\n\n\r\t \u{FEFF}0123456789AC.-:/é".utf8) + [0, 0xFF]

  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func next() -> [UInt8] {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return bytes(upTo: 400) { UInt8.random(in: 0...255, using: &$0) }
    case 1: return header() + bytes(upTo: 400) { UInt8.random(in: 0...255, using: &$0) }
    case 2: return header() + bytes(upTo: 400) { Self.syntax.randomElement(using: &$0) ?? 0 }
    default: return mutated(header() + (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in line() })
    }
  }

  private func header() -> [UInt8] {
    Array(ImportTarget.header.utf8)
  }

  private mutating func bytes(upTo most: Int, _ make: (inout SplitMix64) -> UInt8) -> [UInt8] {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in make(&random) }
  }

  private mutating func line() -> [UInt8] {
    let invoice = Int.random(in: 10_000...9_999_999, using: &random)
    let dates = ["2010-12-01 08:26:00", "12/1/2010 8:26", "12/13/2010 8:26", "2010-12-01T08:26:00Z"]
    let texts = ["PLAIN", "\"WITH, COMMA\"", "\"TWO\nLINES\"", "\"A \"\"QUOTE\"\"\"", ""]
    let text = [
      "\(["", "", "", "C", "A"].randomElement(using: &random) ?? "")\(invoice)",
      "P\(Int.random(in: 1...5, using: &random))", texts.randomElement(using: &random) ?? "",
      "\(Int.random(in: -3...9, using: &random))", dates.randomElement(using: &random) ?? "",
      ["1.00", "0", "2,55", "0.001", "-1"].randomElement(using: &random).map { $0.contains(",") ? "\"\($0)\"" : $0 }
        ?? "",
      ["100", "101.0", ""].randomElement(using: &random) ?? "", "France",
    ].joined(separator: ",")
    return Array((text + (Bool.random(using: &random) ? "\n" : "\r\n")).utf8)
  }

  private mutating func mutated(_ input: [UInt8]) -> [UInt8] {
    var input = input
    let first = ImportTarget.header.utf8.count
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let place = Int.random(
        in: (Int.random(in: 0..<20, using: &random) == 0 ? 0 : first)...input.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: input.insert(Self.syntax.randomElement(using: &random) ?? 0, at: place)
      case 1 where place < input.count: input.remove(at: place)
      default: if place < input.count { input[place] = UInt8.random(in: 0...255, using: &random) }
      }
    }
    return input
  }
}
