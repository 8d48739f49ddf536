package import Kernel

/// A problem type with the status that it is answered with.
package struct ProblemRow: Hashable, Sendable {
  package let status: Int
  package let code: String
  /// Markdown.
  package let meaning: String

  init(_ status: Int, _ code: String, _ meaning: String) {
    self.status = status
    self.code = code
    self.meaning = meaning
  }

  package init(_ type: ProblemType) {
    self.init(type.kind.status, type.code, type.meaning)
  }
}

extension [ProblemRow] {
  /// What errors of a type can be.
  static func of(_ type: any Refusal.Type) -> [ProblemRow] {
    type.problems.map { ProblemRow($0) }
  }

  /// Each once, in the order of statuses.
  func sorted() -> [ProblemRow] {
    var seen: Set<String> = []
    return filter { seen.insert($0.code).inserted }.sorted { ($0.status, $0.code) < ($1.status, $1.code) }
  }
}
