/// The Prometheus text format, version 0.0.4.
enum MetricText {
  /// Colons are valid too, but meant for recording rules.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !isDigit(first) else { return false }
    return name.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") }
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let integer = Int64(exactly: value) { return "\(integer)" }
    return "\(value)"
  }

  static func escapedHelp(_ text: String) -> String {
    escaped(text, quote: false)
  }

  static func escapedLabel(_ text: String) -> String {
    escaped(text, quote: true)
  }

  private static func escaped(_ text: String, quote: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: #"\\"#.unicodeScalars)
      case "\n": result.append(contentsOf: #"\n"#.unicodeScalars)
      case "\"" where quote: result.append(contentsOf: #"\""#.unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
