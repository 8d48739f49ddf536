import Foundation
import TestSupport

/// The codes of all refusals and server faults, as the sources write them; those of the importer's report are others.
enum ProblemCodes {
  /// By code, the file that holds it.
  static func inSources() throws -> [String: String] {
    var found: [String: String] = [:]
    for file in try Repository.files(in: "Sources", withExtension: "swift")
    where !file.hasPrefix("Sources/CommandLineTool/") {
      let text = try String(contentsOfFile: Repository.path(file), encoding: .utf8)
      for code in codes(in: text) { found[code] = file }
    }
    return found
  }

  /// `code: "…"` of server faults and problems, also where a condition stands between, and the strings of each
  /// `var code: String { … }`.
  private static func codes(in text: String) -> [String] {
    let faults = text.matches(of: /\bcode: (?:[^",]*\? "([a-z-]+)" : )?"([a-z]+(?:-[a-z]+)*)"/).flatMap { match in
      [match.1.map(String.init), String(match.2)].compactMap { $0 }
    }
    let refusals = text.components(separatedBy: "var code: String {").dropFirst().flatMap { rest in
      body(rest).matches(of: /"([a-z]+(?:-[a-z]+)*)"/).map { String($0.1) }
    }
    return faults + refusals
  }

  /// Up to the brace that closes.
  private static func body(_ text: String) -> Substring {
    var depth = 1
    return text.prefix { character in
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      return depth > 0
    }
  }
}
