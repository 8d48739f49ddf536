import Kernel
import Testing

@Suite struct PathIDTests {
  @Test(arguments: [
    "85123A", "BANK CHARGES", "gift_0001_20", "...", ".a", "A%2FB", "%2e%2e", "A\\B", "A?B#C", "a;b=c", "caf\u{E9}",
    "cafe\u{301}", "\u{202E}A", String(repeating: "x", count: 64), String(repeating: "🎩", count: 64),
  ]) func `an id is kept as it came`(_ id: String) throws {
    #expect(try Array(PathID.checked(id).utf8) == Array(id.utf8))
  }

  @Test(arguments: [
    "", ".", "..", "/", "A/B", "/A", "A/", "A//B", " A", "A ", "\u{A0}A", "A\u{2003}", "A\nB", "A\u{0}B", "A\u{7F}",
    "A\u{85}B", String(repeating: "x", count: 65), String(repeating: "e\u{301}", count: 33),
    "a" + String(repeating: "\u{301}", count: 300_000),
  ]) func `what no path can hold, or more than 64 code points, is no id`(_ id: String) {
    #expect(throws: LabelFault.noPathID) { try PathID.checked(id) }
  }
}
