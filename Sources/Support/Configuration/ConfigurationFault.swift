package struct ConfigurationFault: Error, Equatable {
  package let key: String
  package let source: SettingSource
  /// As it was given; nil for a secret.
  package let value: String?
  package let problem: String
}

extension ConfigurationFault: CustomStringConvertible {
  package var description: String {
    "\(place) is \(value.map(QuotedText.quoted) ?? "given but not shown"): \(problem)"
  }

  private var place: String {
    switch source {
    case .option: "--\(SettingName.option(key))"
    case .environment: "\(key) in the environment"
    case .file(let name, let line): "\(key) in \(name), line \(line),"
    case .default: key
    }
  }
}

package struct ConfigurationFaults: Error, Equatable, CustomStringConvertible {
  package let faults: [ConfigurationFault]

  init(_ faults: [ConfigurationFault]) {
    self.faults = faults
  }

  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

enum QuotedText {
  /// Short, and without anything that could move a terminal's cursor.
  static func quoted(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(80).map { $0.escaped(asASCII: false) }.joined()
    return "\"\(shown)\(text.unicodeScalars.count > 80 ? "…" : "")\""
  }
}
