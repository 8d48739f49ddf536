import Foundation
import Synchronization
import Telemetry
import Testing

private final class Recorder: Sendable {
  private let lines = Mutex<[String]>([])

  var sink: LogSink {
    LogSink { [self] line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
  }

  var text: [String] { lines.withLock { $0 } }

  func object(_ index: Int = 0) throws -> [String: any Sendable] {
    try #require(try JSONSerialization.jsonObject(with: Data(text[index].utf8)) as? [String: any Sendable])
  }
}

@Suite struct LoggerTests {
  private let recorder = Recorder()
  private let instant = Date(timeIntervalSince1970: 1_291_192_020.007)

  private func logger(_ minimum: LogLevel = .debug) -> Logger {
    Logger(minimum: minimum, sink: recorder.sink, now: { [instant] in instant })
  }

  @Test func writesOneObjectALineInTheContractsForm() {
    logger().warning(
      "projection lags", traceID: "4bf92f3577b34da6a3ce929d0e0e4736",
      attributes: [("name", "orders"), ("seconds", 5.5), ("events", 12), ("ready", false)])
    #expect(
      recorder.text == [
        #"{"timestamp":"2010-12-01T08:27:00.007Z","severity_text":"WARN","body":"projection lags","#
          + #""trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","#
          + #""attributes":{"name":"orders","seconds":5.5,"events":12,"ready":false}}"# + "\n"
      ])
  }

  @Test func leavesOutWhatThereIsNot() {
    logger().info("ready")
    #expect(
      recorder.text == [#"{"timestamp":"2010-12-01T08:27:00.007Z","severity_text":"INFO","body":"ready"}"# + "\n"])
  }

  @Test func evaluatesNothingBelowTheMinimum() {
    func costly() -> String {
      Issue.record("was evaluated")
      return ""
    }
    logger(.warning).debug(costly())
    logger(.warning).info(costly(), traceID: costly(), attributes: [("key", .string(costly()))])
    logger(.warning).error("seen")
    #expect(recorder.text.count == 1)
  }

  @Test(arguments: [
    "line\nbreak\r\n", "quote\" back\\slash", "tab\t nul\0 escape\u{1B}[31m", "delete\u{7F} c1\u{9B}", "next\u{85}line",
    "separators\u{2028}\u{2029}", "turned\u{202E}round", "tag\u{E0001}", "Zürich 東京 👩‍👩‍👧", "",
  ])
  func keepsAnyTextAsGivenOnOneLine(_ text: String) throws {
    logger().error(text, attributes: [(text, .string(text))])
    let line = recorder.text[0].dropLast()
    #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    #expect(!line.contains("\u{2028}") && !line.contains("\u{2029}"))
    let object = try recorder.object()
    #expect(object["body"] as? String == text)
    #expect((object["attributes"] as? [String: String])?[text] == text)
  }

  @Test func writesNumbersThatJSONHasNoNameForAsText() throws {
    logger().info("odd", attributes: [("nan", .number(.nan)), ("infinite", .number(.infinity))])
    let attributes = try recorder.object()["attributes"] as? [String: String]
    #expect(attributes == ["nan": "nan", "infinite": "inf"])
  }

  @Test func ofTwoAttributesWithOneNameTheLastCounts() {
    logger().info("twice", attributes: [("a", 1), ("b", 2), ("a", 3)])
    #expect(recorder.text[0].hasSuffix(#""attributes":{"b":2,"a":3}}"# + "\n"))
  }

  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00.000Z"),
    (951_782_400, "2000-02-29T00:00:00.000Z"),
    (1_709_251_199.999, "2024-02-29T23:59:59.999Z"),
    (4_107_542_400, "2100-03-01T00:00:00.000Z"),
    (-0.001, "1969-12-31T23:59:59.999Z"),
    (253_402_300_799.999, "9999-12-31T23:59:59.999Z"),
    (1e300, "9999-12-31T23:59:59.999Z"),
    (-1e300, "0001-01-01T00:00:00.000Z"),
  ])
  func writesTimesInUTCWithMilliseconds(_ seconds: Double, _ expected: String) throws {
    Logger(sink: recorder.sink, now: { Date(timeIntervalSince1970: seconds) }).info("now")
    #expect(try recorder.object()["timestamp"] as? String == expected)
  }

  @Test func agreesWithFoundationOnEveryDayOfFourCenturies() throws {
    var style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    style.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -50_000, to: 100_000, by: 97) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 12_345)
      Logger(sink: recorder.sink, now: { date }).info("now")
      let line = try #require(recorder.text.last)
      #expect(line.hasPrefix(#"{"timestamp":"\#(date.formatted(style))""#))
    }
  }

  @Test func linesOfManyWritersNeverInterleave() async throws {
    let pipe = Pipe()
    let logger = Logger(sink: .descriptor(pipe.fileHandleForWriting.fileDescriptor))
    let filling = String(repeating: "x", count: 5_000)
    let reading = Task.detached { pipe.fileHandleForReading.readDataToEndOfFile() }
    await withTaskGroup { group in
      for writer in 0..<8 {
        group.addTask {
          for line in 0..<50 { logger.info(filling, attributes: [("id", .string("\(writer)-\(line)"))]) }
        }
      }
    }
    try pipe.fileHandleForWriting.close()
    let lines = String(decoding: await reading.value, as: UTF8.self).split(separator: "\n")
    let ids = try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable]
      return try #require((object?["attributes"] as? [String: String])?["id"])
    }
    #expect(Set(ids).count == 400)
    #expect(ids.count == 400)
  }

  @Test func readsItsLevelsFromTheirNames() {
    #expect(LogLevel(rawValue: "warning") == .warning)
    #expect(LogLevel.allCases.sorted() == [.debug, .info, .warning, .error])
  }
}
