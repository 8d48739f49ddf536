import CommandLineTool
import Foundation
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

  @Test func aQuoteThatNeverEndsSpoilsTheRest() throws {
    #expect(try records("x\n\"a,b\nc\n").map(\.fields) == [["x"], nil])
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
