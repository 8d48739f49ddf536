/// One sort of refusal, as callers know it: the code that they can tell it by, and what it means.
package struct ProblemType: Hashable, Sendable {
  /// Kebab-case, stable: it becomes the problem type's address.
  package let code: String
  package let kind: RefusalKind
  /// One sentence for whoever looks the code up; Markdown.
  package let meaning: String

  package init(_ code: String, _ kind: RefusalKind, _ meaning: String) {
    self.code = code
    self.kind = kind
    self.meaning = meaning
  }
}
