/// Every problem type that this server answers, with what it means; `/problems/{code}` shows a row. The rows stand with
/// the errors of each feature and of the frame.
package struct ProblemCatalogue: Sendable {
  /// Each once, in the order of statuses.
  package let rows: [ProblemRow]

  package init(_ routes: [Route]) {
    rows = (ServerProblems.all + routes.flatMap(\.problems)).sorted()
  }

  static func title(of code: String) -> String {
    let words = code.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  func meaning(of code: String) -> String? {
    rows.first { $0.code == code }?.meaning
  }
}
