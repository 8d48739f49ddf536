import Foundation

/// The text of one log line.
enum LogLine {
  static func bytes(
    at time: Date, level: LogLevel, body: String, traceID: String?, attributes: [(String, LogValue)]
  ) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(256 + body.utf8.count)
    line.append(contentsOf: #"{"timestamp":""#.utf8)
    LogTimestamp.append(time, to: &line)
    line.append(contentsOf: #"","severity_text":""#.utf8)
    line.append(contentsOf: level.severityText.utf8)
    line.append(contentsOf: #"","body":"#.utf8)
    append(body, to: &line)
    if let traceID {
      line.append(contentsOf: #","trace_id":"#.utf8)
      append(traceID, to: &line)
    }
    if !attributes.isEmpty {
      append(attributes, to: &line)
    }
    line.append(contentsOf: "}\n".utf8)
    return line
  }

  private static func append(_ attributes: [(String, LogValue)], to line: inout [UInt8]) {
    line.append(contentsOf: #","attributes":{"#.utf8)
    var isFirst = true
    for index in attributes.indices {
      let (name, value) = attributes[index]
      guard !attributes[(index + 1)...].contains(where: { $0.0 == name }) else { continue }
      if !isFirst { line.append(UInt8(ascii: ",")) }
      isFirst = false
      append(name, to: &line)
      line.append(UInt8(ascii: ":"))
      append(value, to: &line)
    }
    line.append(UInt8(ascii: "}"))
  }

  private static func append(_ value: LogValue, to line: inout [UInt8]) {
    switch value {
    case .string(let text): append(text, to: &line)
    case .integer(let integer): line.append(contentsOf: String(integer).utf8)
    case .number(let number) where number.isFinite: line.append(contentsOf: "\(number)".utf8)
    // JSON has no NaN and no infinity.
    case .number(let number): append("\(number)", to: &line)
    case .boolean(let boolean): line.append(contentsOf: (boolean ? "true" : "false").utf8)
    }
  }

  /// A JSON string in which nothing is left that could end a line, move a terminal's cursor or turn the reading
  /// direction: control and format characters and the line separators are escaped.
  private static func append(_ text: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(isPlain) {
      line.append(contentsOf: text.utf8)
    } else {
      appendEscaped(text, to: &line)
    }
    line.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ text: String, to line: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": line.append(contentsOf: #"\""#.utf8)
      case "\\": line.append(contentsOf: #"\\"#.utf8)
      case "\n": line.append(contentsOf: #"\n"#.utf8)
      case "\r": line.append(contentsOf: #"\r"#.utf8)
      case "\t": line.append(contentsOf: #"\t"#.utf8)
      case "\u{20}"..."\u{7E}": line.append(UInt8(scalar.value))
      default: appendUncommon(scalar, to: &line)
      }
    }
  }

  private static func appendUncommon(_ scalar: Unicode.Scalar, to line: inout [UInt8]) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      for unit in scalar.utf16 {
        let digits = String(unit, radix: 16)
        line.append(contentsOf: #"\u"#.utf8)
        line.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        line.append(contentsOf: digits.utf8)
      }
    default:
      line.append(contentsOf: scalar.utf8)
    }
  }
}
