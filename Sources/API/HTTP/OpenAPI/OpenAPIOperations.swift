import HTTPValues
import JSON
import Kernel

/// Writes one route after another, with the schemas that they name.
struct OpenAPIOperations {
  private(set) var schemas: JSONSchemaDocument
  private let problem: JSONValue

  init(_ schemas: JSONSchemaDocument, problem: JSONValue) {
    self.schemas = schemas
    self.problem = problem
  }

  /// `"post": {…}`
  mutating func member(for route: Route, tag: String) throws -> JSONMember {
    var members: [JSONMember] = [
      JSONMember("operationId", .string(route.operationID)), JSONMember("summary", .string(route.summary)),
      JSONMember("tags", .array([.string(tag)])),
    ]
    let parameters = route.parameters + [.traceparent]
    members.append(JSONMember("parameters", .array(parameters.map { parameter($0) })))
    if let body = route.body {
      let schema = schemas.value(of: try body.source.schema(), isRequest: true)
      members.append(
        JSONMember("requestBody", .members(("required", .bool(true)), ("content", content(body.mediaType, schema)))))
    }
    members.append(JSONMember("responses", .object(try responses(of: route))))
    if route.policy != .anyone {
      members.append(JSONMember("security", .array([.members(("bearer", .array([])))])))
    }
    return JSONMember(route.method.rawValue.lowercased(), .object(members))
  }

  private mutating func parameter(_ parameter: RouteParameter) -> JSONValue {
    var schema: [JSONMember] = []
    // The length of a header is the server's matter, which bounds all of them together.
    let isBounded = parameter.place != .header
    if case .object(let members) = schemas.value(of: parameter.schema, isRequest: isBounded) { schema = members }
    if parameter.place == .header || parameter.pattern != nil { schema.removeAll { $0.name == "pattern" } }
    if let format = parameter.format { schema.append(JSONMember("format", .string(format))) }
    if let pattern = parameter.pattern { schema.append(JSONMember("pattern", .string(pattern))) }
    if let standard = parameter.standard { schema.append(JSONMember("default", standard)) }
    return .object(
      [
        JSONMember("name", .string(parameter.name)), JSONMember("in", .string(parameter.place.rawValue)),
        JSONMember("required", .bool(parameter.isRequired)), JSONMember("schema", .object(schema)),
      ] + (parameter.note.isEmpty ? [] : [JSONMember("description", .string(parameter.note))]))
  }

  private mutating func responses(of route: Route) throws -> [JSONMember] {
    var answers = Dictionary(grouping: route.answers, by: \.status)
    let problems = Dictionary(grouping: route.problems, by: \.status)
    for status in problems.keys where answers[status] == nil { answers[status] = [] }
    return try answers.keys.sorted().map { status in
      let own = answers[status] ?? []
      let refused = problems[status] ?? []
      var contents: [JSONMember] = []
      for answer in own {
        guard let mediaType = answer.mediaType else { continue }
        let schema = try answer.source.map { schemas.value(of: try $0.schema(), isRequest: false) }
        contents.append(JSONMember(mediaType, schema.map { .members(("schema", $0)) } ?? .object([])))
      }
      if !refused.isEmpty {
        contents.append(JSONMember("application/problem+json", .members(("schema", problem(of: refused)))))
      }
      let notes = own.map(\.note) + refused.map { "`\($0.code)`" }
      var headers = own.flatMap(\.headers)
      for header in refused.isEmpty ? [] : route.headersOfRefusal(status) where !headers.contains(header) {
        headers.append(header)
      }
      return JSONMember(
        String(status),
        .object(
          [JSONMember("description", .string(notes.joined(separator: ", ")))]
            + (headers.isEmpty ? [] : [JSONMember("headers", .object(headers.map { header($0) }))])
            + (contents.isEmpty ? [] : [JSONMember("content", .object(contents))])))
    }
  }

  /// A problem of one of these types.
  private func problem(of rows: [ProblemRow]) -> JSONValue {
    .members(
      (
        "allOf",
        .array([
          problem,
          .members(
            (
              "properties",
              .members(
                ("type", .members(("enum", .array(rows.map { .string("/problems/\($0.code)") })))))
            )),
        ])
      ))
  }

  private func header(_ header: RouteHeader) -> JSONMember {
    JSONMember(
      header.name,
      .members(
        ("description", .string(header.note)), ("required", .bool(header.isAlways)),
        ("schema", .members(("type", .string("string"))))))
  }

  private func content(_ mediaType: String, _ schema: JSONValue) -> JSONValue {
    .object([JSONMember(mediaType, .members(("schema", schema)))])
  }
}

extension Route {
  /// `post_orders_id_items`: the method and the path, without what all have in common.
  fileprivate var operationID: String {
    let segments = path.split(separator: "/").map { $0.filter { $0 != "{" && $0 != "}" } }
    let own = segments.starts(with: ["api", "v1"]) ? segments.dropFirst(2) : segments[...]
    let words: [String] = [method.rawValue.lowercased()] + own.map { String($0) }
    return String(words.joined(separator: "_").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}

extension Route {
  fileprivate func headersOfRefusal(_ status: Int) -> [RouteHeader] {
    let own: [RouteHeader] =
      switch status {
      case 401: [.challenge]
      case 415: [.acceptEncoding]
      case 429, 503: [.retryAfter]
      default: []
      }
    let reads = answers.contains { $0.headers.contains(.readPosition) }
    return own + (reads && [404, 503].contains(status) ? [.refusedPosition] : [])
  }
}
