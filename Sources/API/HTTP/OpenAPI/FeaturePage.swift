import HTTPValues
import JSON
import Kernel

/// The page of one feature in the documentation: its routes with what they take, answer and refuse, and its problems.
package struct FeaturePage {
  package let text: String

  /// Throws `JSONSchemaFault` for a body's or an answer's type that has no schema.
  package init(_ feature: RouteGroup) throws {
    let own = feature.routes.flatMap(\.problems).sorted().filter { row in
      !FeaturePage.frame.contains(row)
    }
    text = """
      # \(feature.name)

      Written from the routes; `UPDATE_DOCS=1` writes it anew. What all routes have in common stands in [HTTP](../http.md)
      and [the server's own page](Server.md).

      \(try feature.routes.map(Self.section).joined(separator: "\n"))
      """ + (own.isEmpty ? "" : "\n## Problems\n\n" + Self.table(own))
  }

  /// The page of the routes and problems that are there without any feature.
  package static func ofServer() throws -> String {
    """
    # Server

    Written from the routes; `UPDATE_DOCS=1` writes it anew.

    \(try FrameRoutes.described.routes.map(section).joined(separator: "\n"))
    ## Problems

    Errors are `application/problem+json` (RFC 9457). The `type` of a problem is the address `/problems/{code}` of the
    server, which answers the text below. Those of a feature stand on its own page.

    \(table(frame))
    """
  }

  /// What the frame refuses, whatever the feature.
  private static let frame: [ProblemRow] =
    (ServerProblems.all + Route.frameRefusals.flatMap { [ProblemRow].of($0) }).sorted()

  private static func section(_ route: Route) throws -> String {
    let parameters = route.parameters.filter { $0.place != .header }
    let headers = route.parameters.filter { $0.place == .header }.map { parameter in
      "`\(parameter.name)`\(parameter.isRequired ? " (must be given)" : "")"
    }
    var lines = ["## `\(route.method.rawValue) \(route.path)`", "", "\(route.summary). For \(audience(route.policy))."]
    if !parameters.isEmpty {
      lines += ["", "| parameter | where | form | default |", "|---|---|---|---|"]
      lines += parameters.map { parameter in
        let form = parameter.schema.words + (parameter.format.map { " (\($0))" } ?? "")
        let note = parameter.note.isEmpty ? "" : "; \(parameter.note)"
        let standard = parameter.standard.map { "`\($0.words)`" } ?? (parameter.isRequired ? "must be given" : "–")
        return "| `\(parameter.name)` | \(parameter.place.rawValue) | \(form)\(note) | \(standard) |"
      }
    }
    if let body = route.body {
      lines += ["", "Body, `\(body.mediaType)`:", ""] + (try body.source.schema().rows)
    }
    if !headers.isEmpty { lines += ["", "Headers: \(headers.joined(separator: ", "))."] }
    for answer in route.answers {
      let with = answer.headers.map { "`\($0.name)`" }.joined(separator: ", ")
      lines += ["", "**\(answer.status)** \(answer.note)\(with.isEmpty ? "" : ", with \(with)")."]
      if let source = answer.source { lines += [""] + (try source.schema().rows) }
    }
    let refused = Dictionary(grouping: route.problems.filter { !ServerProblems.anywhere.contains($0) }, by: \.status)
    lines += ["", "Refused with:", ""]
    lines += refused.keys.sorted().map { status in
      "- \(status): " + (refused[status] ?? []).map { "`\($0.code)`" }.joined(separator: ", ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ rows: [ProblemRow]) -> String {
    (["| status | code | what it means |", "|---|---|---|"]
      + rows.map { "| \($0.status) | `\($0.code)` | \($0.meaning) |" }).joined(separator: "\n") + "\n"
  }

  private static func audience(_ policy: Policy) -> String {
    switch policy {
    case .anyone: "anyone"
    case .signedIn: "who is signed in"
    case .roles(let roles): Role.allCases.filter(roles.contains).map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }
  }
}
