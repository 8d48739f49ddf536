import CommandLineTool
import Testing

/// A record beyond the limit is refused, and the next line is read.
@Suite struct LongRecordTests {
  private static let limit = CSVReader.longestRecord

  @Test func aRecordAsLongAsTheLimitIsRead() throws {
    let long = String(repeating: "x", count: Self.limit)
    #expect(try records("\(long)\nnext\n").map(\.fields) == [[long], ["next"]])
    #expect(try records("\"\(long)\"\nnext\n").map(\.fields) == [[long], ["next"]])
  }

  /// Around the limit, where a quote or comma may fall anywhere.
  @Test(arguments: 1...4) func aLongerOneIsRefusedAndTheNextLineRead(_ more: Int) throws {
    let long = String(repeating: "x", count: Self.limit + more)
    for text in ["\(long)", "\"\(long)\"", "\(long),\"y\"", "\"\(long)\",y", "a,\"\(long)\",\"b\""] {
      let found = try records("first\n\(text)\nnext,\"one\"\nlast\n")
      #expect(found.map(\.fields) == [["first"], nil, ["next", "one"], ["last"]])
      #expect(found.map(\.line) == [1, 2, 3, 4])
    }
  }

  @Test func anOpenQuoteTakesNoLineAlongHoweverManyFollow() throws {
    let lines = (1...9_000).map { "line \($0)" }
    let found = try records("\"open\n" + lines.joined(separator: "\n"))
    #expect(found.first?.fault == .openQuote)
    #expect(found.dropFirst().map(\.fields) == lines.map { [$0] })
    #expect(found.last?.line == 9_001)
  }

  @Test func manyTimesTheLimitIsOneRecord() throws {
    let long = String(repeating: "x,\"", count: Self.limit)
    #expect(try records("\(long)\nnext\n").map(\.fields) == [nil, ["next"]])
  }

  @Test func fieldsWithoutContentCountToo() throws {
    let commas = String(repeating: ",", count: Self.limit * 2)
    #expect(try records("\(commas)\nnext\n").map(\.fields) == [nil, ["next"]])
  }
}
