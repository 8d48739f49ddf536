import Foundation
import TestSupport

/// The codes of all refusals and server faults, as the sources and the specimen write them; those of the importer's report are others.
enum ProblemCodes {
  /// By code, the file that holds it.
  static func inSources() throws -> [String: String] {
    var found: [String: String] = [:]
    let files = try ["Sources", "Tests/TestSupport/Specimen"].flatMap {
      try Repository.files(in: $0, withExtension: "swift")
    }
    for file in files where !file.hasPrefix("Sources/CommandLineTool/") {
      let text = try String(contentsOfFile: Repository.path(file), encoding: .utf8)
      for code in codes(in: text) { found[code] = file }
    }
    return found
  }

  /// `code: "…"` of server faults and problems, and the first string of each `ProblemType(…)`.
  private static func codes(in text: String) -> [String] {
    text.matches(of: /(?:\bcode: |\bProblemType\(\s*)"([a-z]+(?:-[a-z]+)*)"/).map { String($0.1) }
  }
}
