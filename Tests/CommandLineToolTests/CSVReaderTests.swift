import CommandLineTool
import Foundation
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r", [["a", "b"], ["c", "d"]]),
    ("a,,\n,,b\n", [["a", "", ""], ["", "", "b"]]),
    ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\"\"b\",\"\"\n", [["a\"b", ""]]),
    ("\"a\nb\r\nc\",d\ne,f\n", [["a\nb\r\nc", "d"], ["e", "f"]]),
    ("a,\"b\"\r\n\"c\",d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,\"b\"", [["a", "b"]]),
    ("", []),
  ])
  func readsFieldsAsRFC4180HasThem(_ text: String, _ expected: [[String]]) throws {
    #expect(try records(text).map(\.fields) == expected)
  }

  @Test func blankLinesAreToldApart() throws {
    #expect(try records("a\n\n\r\nb\n").map(\.isBlank) == [false, true, true, false])
  }

  @Test func aRecordKnowsTheLineItStartsOn() throws {
    #expect(try records("a\n\"b\nb\nb\",c\nd\n\n\"e\ne\"\nf").map(\.line) == [1, 2, 5, 6, 7, 9])
  }

  @Test(arguments: ["a\"b,c", "\"a\"b,c", "\"a\"\"\"b", "a,b\"\"", "\"a\" ,b"])
  func aStrayQuoteSpoilsItsRecordAlone(_ line: String) throws {
    #expect(try records("x,y\n\(line)\nz\n").map(\.fields) == [["x", "y"], nil, ["z"]])
  }

  @Test(arguments: [
    ("x\n\"a,b\nc\n", [["x"], nil, ["c"]]),
    ("\"a\nb\nc", [nil, ["b"], ["c"]]),
    ("\"a\nb\"c,d\ne\n", [nil, nil, ["e"]]),
    ("\"a\nb,\"c\",d\ne\n", [nil, ["b", "c", "d"], ["e"]]),
    ("\"", [nil]),
    ("a\n\"", [["a"], nil]),
    ("\"\r\n\r\nb", [nil, [""], ["b"]]),
  ])
  func aQuoteTooFewSpoilsTheLineItStandsOnAlone(_ text: String, _ expected: [[String]?]) throws {
    let found = try records(text)
    #expect(found.map(\.fields) == expected)
    #expect(found.map(\.line) == Array(1...expected.count))
  }

  @Test func whereTheNextLinesLookLikeRecordsAQuoteTooFewIsToldFromAFieldOfSeveralLines() throws {
    let text = "1,\"open,a\n2,b,c\n3,close\",d\n4,\"two\nlines\",e\n"
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: URL(filePath: "\(folder.path)/input.csv"))
    let file = try #require(FileHandle(forReadingAtPath: "\(folder.path)/input.csv"))
    let found = try all(file) { $0.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false }
    #expect(found.map(\.fields) == [nil, ["2", "b", "c"], nil, ["4", "two\nlines", "e"]])
    #expect(found.map(\.line) == [1, 2, 3, 4])
    #expect(found.map(\.lines) == [1, 1, 1, 2])
  }

  @Test func ofALineThatCannotBeReadTheFirstFieldsAreTold() throws {
    let record = try #require(try records("536365,\"open,x\n").first)
    #expect(record.fault == .openQuote)
    #expect(record.text(0) == "536365")
  }

  @Test func fieldsMayStandBetweenOtherSeparators() throws {
    let folder = try TemporaryFolder()
    try Data("a;\"b;c\";d,e\n".utf8).write(to: URL(filePath: "\(folder.path)/input.csv"))
    let file = try #require(FileHandle(forReadingAtPath: "\(folder.path)/input.csv"))
    #expect(try all(file, separator: UInt8(ascii: ";")).map(\.fields) == [["a", "b;c", "d,e"]])
  }

  @Test func whatIsNoUTF8IsNoTextButItsNeighboursAre() throws {
    let found = try records(Array("a,".utf8) + [0xFF, 0xC3] + Array(",c\nd\n".utf8))
    #expect(found.count == 2)
    #expect(found[0].text(0) == "a")
    #expect(found[0].text(1) == nil)
    #expect(found[0].text(2) == "c")
    #expect(Array(found[0][1]) == [0xFF, 0xC3])
  }

  @Test func aFieldThatIsNotThereIsEmpty() throws {
    let record = try #require(try records("a\n").first)
    #expect(record.count == 1)
    #expect(record[1].isEmpty)
  }

  @Test(arguments: ["", "\r"]) func aReturnWithinALineIsPartOfItsFieldWhereverTheLineEnds(_ ending: String) throws {
    let line = "a\rb,c\(ending)"
    #expect(try records("\(line)\n").map(\.fields) == [["a\rb", "c"]])
    #expect(try records("x\n\(line)\n").map(\.fields) == [["x"], ["a\rb", "c"]])
    #expect(try records(line).map(\.fields) == [["a\rb", "c"]])
    #expect(try records("\"q\",\(line)\n").map(\.fields) == [["q", "a\rb", "c"]])
  }

  /// Reading blocks its thread, so writing has one of its own.
  @Test func aPipeIsReadAsItComes() throws {
    let pipe = Pipe()
    Thread {
      for part in ["a,\"b", "\"\"", "c\",", "d\n", "e\r", "\nf"] {
        pipe.fileHandleForWriting.write(Data(part.utf8))
      }
      pipe.fileHandleForWriting.closeFile()
    }.start()
    #expect(try all(pipe.fileHandleForReading).map(\.fields) == [["a", "b\"c", "d"], ["e"], ["f"]])
  }
}
