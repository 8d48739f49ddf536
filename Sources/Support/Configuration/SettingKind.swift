/// How a text becomes a value of one type and back.
package struct SettingKind<Value: Sendable>: Sendable {
  let placeholder: String
  let allowed: String
  let isFlag: Bool
  let parse: @Sendable (String) -> Value?
  let show: @Sendable (Value) -> String

  /// - Parameter allowed: the end of the sentence "it must be …".
  package init(
    placeholder: String, allowed: String, isFlag: Bool = false, parse: @escaping @Sendable (String) -> Value?,
    show: @escaping @Sendable (Value) -> String
  ) {
    self.placeholder = placeholder
    self.allowed = allowed
    self.isFlag = isFlag
    self.parse = parse
    self.show = show
  }
}

extension SettingKind<Int> {
  /// Plain digits: no sign, no blanks.
  package static func integer(_ range: ClosedRange<Int>, placeholder: String = "NUMBER") -> Self {
    Self(
      placeholder: placeholder,
      allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      parse: { text in
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text) else { return nil }
        return range.contains(value) ? value : nil
      },
      show: { "\($0)" })
  }
}

extension SettingKind<Bool> {
  package static var flag: Self {
    Self(
      placeholder: "BOOL", allowed: "true or false (or on, off, yes, no, 1, 0)", isFlag: true,
      parse: { text in
        switch text.lowercased() {
        case "true", "on", "yes", "1": true
        case "false", "off", "no", "0": false
        default: nil
        }
      },
      show: { "\($0)" })
  }
}

extension SettingKind<String> {
  package static func text(placeholder: String = "TEXT", atMost limit: Int = 4_096) -> Self {
    Self(
      placeholder: placeholder, allowed: "1 to \(limit) bytes without control characters",
      parse: { text in
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return (1...limit).contains(text.utf8.count) && isPlain ? text : nil
      },
      show: { $0 })
  }

  package static var folder: Self {
    text(placeholder: "FOLDER")
  }

  package static func oneOf(_ choices: [String], placeholder: String = "NAME") -> Self {
    Self(
      placeholder: placeholder, allowed: "one of \(choices.joined(separator: ", "))",
      parse: { choices.contains($0) ? $0 : nil },
      show: { $0 })
  }
}

extension SettingKind where Value: CaseIterable & RawRepresentable<String> {
  package static func oneOfCases(placeholder: String = "NAME") -> Self {
    let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
    return Self(
      placeholder: placeholder, allowed: "one of \(choices)",
      parse: { Value(rawValue: $0) },
      show: { $0.rawValue })
  }
}

extension SettingKind<Duration> {
  /// `250ms`, `5s`, `2m`, `1h`: a whole number and its unit, since a bare number would have to be guessed.
  package static func duration(_ range: ClosedRange<Duration>) -> Self {
    Self(
      placeholder: "TIME",
      allowed: "a time from \(DurationText.shown(range.lowerBound)) to \(DurationText.shown(range.upperBound)), "
        + "such as 250ms, 5s, 2m or 1h",
      parse: { text in
        DurationText.parsed(text).flatMap { range.contains($0) ? $0 : nil }
      },
      show: DurationText.shown)
  }
}

private enum DurationText {
  /// The longest first, so that the shortest text is written; in milliseconds.
  private static let units: [(name: String, milliseconds: Int)] = [
    ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
  ]

  static func parsed(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text[digits.endIndex...].drop { $0 == " " }
    guard let count = Int(digits), let scale = units.first(where: { $0.name == unit })?.milliseconds else { return nil }
    let (milliseconds, overflowed) = count.multipliedReportingOverflow(by: scale)
    return overflowed ? nil : .milliseconds(milliseconds)
  }

  static func shown(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    for unit in units where milliseconds >= unit.milliseconds && milliseconds.isMultiple(of: unit.milliseconds) {
      return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }
    return "\(milliseconds)ms"
  }
}
