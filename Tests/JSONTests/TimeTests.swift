import Foundation
import JSON
import Testing

@Suite struct TimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2010-12-01T08:26:00Z", 1_291_191_960_000),
    ("2010-12-01T08:26:00.5Z", 1_291_191_960_500),
    ("2010-12-01T08:26:00.123456789Z", 1_291_191_960_123),
    ("2010-12-01T10:26:00.000+02:00", 1_291_191_960_000),
    ("2010-12-01T02:56:00-05:30", 1_291_191_960_000),
    ("2000-02-29T00:00:00Z", 951_782_400_000),
    ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ]) func `a time of RFC 3339 is read to the millisecond`(_ text: String, _ milliseconds: Int64) {
    #expect(RFC3339.parse(text) == milliseconds)
  }

  @Test(arguments: [
    "", "2010-12-01", "2010-12-01T08:26:00", "2010-12-01T08:26Z", "2010-12-01 08:26:00Z", "2010-12-01t08:26:00z",
    "2010-13-01T08:26:00Z", "2010-00-01T08:26:00Z", "2010-02-29T08:26:00Z", "1900-02-29T00:00:00Z",
    "2010-04-31T08:26:00Z", "2010-12-00T08:26:00Z", "2010-12-01T24:00:00Z", "2010-12-01T08:60:00Z",
    "2016-12-31T23:59:60Z", "2010-12-01T08:26:00.Z", "2010-12-01T08:26:00.1234567890Z", "2010-12-01T08:26:00+0200",
    "2010-12-01T08:26:00+24:00", "2010-12-01T08:26:00+02:60", "2010-12-01T08:26:00Z ", " 2010-12-01T08:26:00Z",
    "+010-12-01T08:26:00Z", "2010-12-01T08:26:00,5Z", "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
    "２010-12-01T08:26:00Z",
  ]) func `what is no such time is refused`(_ text: String) throws {
    #expect(RFC3339.parse(text) == nil)
    #expect(try refusal(of: Date.self, written(text))?.isSyntax == false)
  }

  @Test func `a time beyond the range is written as its nearest end`() {
    #expect(RFC3339.format(.max) == "9999-12-31T23:59:59.999Z")
    #expect(RFC3339.format(.min) == "0000-01-01T00:00:00.000Z")
  }

  @Test func `what is written is read back, over ten thousand years`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<5_000 {
      let time = Int64.random(in: RFC3339.range, using: &random)
      #expect(RFC3339.parse(RFC3339.format(time)) == time)
    }
  }

  @Test func `Foundation reads the same times`() throws {
    var random = SplitMix64(seed: 8)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for _ in 0..<500 {
      let time = Int64.random(in: 0...4_102_444_800_000, using: &random)
      let date = try style.parse(RFC3339.format(time))
      #expect(Int64((date.timeIntervalSince1970 * 1000).rounded()) == time)
    }
  }

  @Test func `a date goes out and comes back to the millisecond`() throws {
    let date = Date(timeIntervalSince1970: 1_291_191_960.123)
    let text = try written(date)
    #expect(text == #""2010-12-01T08:26:00.123Z""#)
    #expect(try written(read(Date.self, text)) == text)
  }
}
