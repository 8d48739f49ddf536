import ArchitectureRules
import Foundation

/// What the fixture's comments say: `// plant: Q1, L1` on a line that breaks rules, `// decoy: Q1` on one that only
/// looks like it.
struct Plants {
  struct Place: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let file: String
    let line: Int32

    var description: String { "\(rule) \(file):\(line)" }

    static func < (left: Self, right: Self) -> Bool {
      (left.rule, left.file, left.line) < (right.rule, right.file, right.line)
    }
  }

  let planted: Set<Place>
  let decoys: Set<Place>

  init(_ code: Codebase) {
    let texts = code.texts + code.otherTexts
    let comments = texts.flatMap { text in text.comments.map { (text.relativePath, $0.line, $0.text) } }
    let places = comments + Self.scripts(below: code.model.root)
    planted = Self.places(marked: "plant:", in: places)
    decoys = Self.places(marked: "decoy:", in: places)
  }

  /// The lines of the fixture's scripts.
  private static func scripts(below root: String) -> [(file: String, line: Int32, text: String)] {
    let paths = FileManager.default.enumerator(atPath: "\(root)/scripts")?.compactMap { $0 as? String } ?? []
    return paths.sorted().flatMap { path in
      let text = (try? String(contentsOfFile: "\(root)/scripts/\(path)", encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return zip(Int32(1)..., lines).map { ("scripts/\(path)", $0, String($1)) }
    }
  }

  static func caught(_ outcomes: [Outcome]) -> Set<Place> {
    Set(
      outcomes.flatMap { outcome in
        outcome.breaches.map { Place(rule: outcome.rule.id, file: $0.file, line: $0.line) }
      })
  }

  private static func places(
    marked mark: String, in comments: [(file: String, line: Int32, text: String)]
  ) -> Set<Place> {
    var places: Set<Place> = []
    for comment in comments {
      guard let range = comment.text.firstRange(of: mark) else { continue }
      for rule in comment.text[range.upperBound...].split(whereSeparator: { $0 == "," || $0 == " " }) {
        places.insert(Place(rule: String(rule), file: comment.file, line: comment.line))
      }
    }
    return places
  }
}
