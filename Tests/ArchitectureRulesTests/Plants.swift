import ArchitectureRules

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
    planted = Self.places(marked: "plant:", in: texts)
    decoys = Self.places(marked: "decoy:", in: texts)
  }

  static func caught(_ outcomes: [Outcome]) -> Set<Place> {
    Set(
      outcomes.flatMap { outcome in
        outcome.breaches.map { Place(rule: outcome.rule.id, file: $0.file, line: $0.line) }
      })
  }

  private static func places(marked mark: String, in texts: [SourceText]) -> Set<Place> {
    var places: Set<Place> = []
    for text in texts {
      for comment in text.comments {
        guard let range = comment.text.firstRange(of: mark) else { continue }
        for rule in comment.text[range.upperBound...].split(whereSeparator: { $0 == "," || $0 == " " }) {
          places.insert(Place(rule: String(rule), file: text.relativePath, line: comment.line))
        }
      }
    }
    return places
  }
}
