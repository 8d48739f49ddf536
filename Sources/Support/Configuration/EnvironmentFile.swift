import Foundation

/// A `.env` file: `KEY=value` a line, `export ` before it allowed, `#` begins a comment. `'…'` is taken as it stands,
/// `"…"` knows `\n`, `\t`, `\"` and `\\`. Nothing is expanded.
package struct EnvironmentFile: Sendable {
  package struct Entry: Sendable, Equatable {
    package let value: String
    package let line: Int
  }

  package let name: String
  package let entries: [String: Entry]

  /// A file without entries.
  package init() {
    name = ".env"
    entries = [:]
  }

  /// The file at a path; one that doesn't exist counts as empty.
  /// - Throws: `EnvironmentFileFaults`, or Foundation's error when the file is there but can't be read.
  package init(at path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      self.init()
      return
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try self.init(parsing: text, name: URL(filePath: path).lastPathComponent)
  }

  package init(parsing text: String, name: String = ".env") throws(EnvironmentFileFaults) {
    var entries: [String: Entry] = [:]
    var faults: [String] = []
    let lines = text.trimmingPrefix("\u{FEFF}").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let number = index + 1
      switch EnvironmentLine(line) {
      case .empty:
        continue
      case .entry(let key, let value):
        if let earlier = entries[key] {
          faults.append("\(name), line \(number): \(key) is set again, first on line \(earlier.line)")
        } else {
          entries[key] = Entry(value: value, line: number)
        }
      case .fault(let problem):
        faults.append("\(name), line \(number): \(problem)")
      }
    }
    if !faults.isEmpty { throw EnvironmentFileFaults(faults: faults) }
    self.name = name
    self.entries = entries
  }

  /// What stands in the file and is no setting: likely a slip, though it may be meant for another program.
  func warnings(_ declarations: [any SettingDeclaration]) -> [String] {
    let known = declarations.map(\.key)
    return entries.filter { !known.contains($0.key) }.sorted { $0.value.line < $1.value.line }.map { key, entry in
      let hint = NearestName.of(key, among: known).map { "; did you mean \($0)?" } ?? ""
      return "\(name), line \(entry.line): \(key) is not a setting\(hint)"
    }
  }
}

package struct EnvironmentFileFaults: Error, Equatable, CustomStringConvertible {
  package let faults: [String]

  package var description: String { faults.joined(separator: "\n") }
}

private enum EnvironmentLine {
  case empty
  case entry(String, String)
  case fault(String)

  init(_ line: Substring) {
    var rest = Self.trimmed(line)
    guard !rest.isEmpty, rest.first != "#" else {
      self = .empty
      return
    }
    if rest.hasPrefix("export ") { rest = Self.trimmed(rest.dropFirst(7)) }
    guard let equals = rest.firstIndex(of: "=") else {
      self = .fault("expected KEY=value")
      return
    }
    let key = rest[..<equals]
    guard SettingName.isKey(key) else {
      self = .fault("\(QuotedText.quoted(String(key))) is not a key: upper-case letters, digits and underscores")
      return
    }
    do {
      self = .entry(String(key), try Self.value(Self.trimmed(rest[rest.index(after: equals)...])))
    } catch {
      self = .fault(error.text)
    }
  }

  private struct Problem: Error {
    let text: String
  }

  private static func value(_ text: Substring) throws(Problem) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return unquoted(text) }
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote {
        let tail = trimmed(rest)
        guard tail.isEmpty || tail.first == "#" else { throw Problem(text: "text after the closing quote") }
        return value
      }
      guard character == "\\", quote == "\"" else {
        value.append(character)
        continue
      }
      switch rest.popFirst() {
      case "n": value.append("\n")
      case "t": value.append("\t")
      case "\"": value.append("\"")
      case "\\": value.append("\\")
      default: throw Problem(text: #"a backslash in quotes must be one of \n, \t, \" and \\"#)
      }
    }
    throw Problem(text: "the closing quote is missing")
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.first != "#" else { return "" }
    let comment = text.firstRange(of: /[ \t]#/)
    return String(trimmed(text[..<(comment?.lowerBound ?? text.endIndex)]))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let front = text.drop(while: isBlank)
    guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
    return front[...last]
  }
}
