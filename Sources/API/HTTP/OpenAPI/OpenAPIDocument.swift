import Foundation
import HTTPValues
import JSON

/// The OpenAPI 3.1 document of some features' routes and the frame's own.
package struct OpenAPIDocument {
  private let root: JSONValue

  /// Throws `JSONSchemaFault` for a body's or an answer's type that has no schema.
  package init(_ features: [RouteGroup]) throws {
    let groups = features + [FrameRoutes.described]
    var schemas = JSONSchemaDocument(referringTo: "#/components/schemas/")
    let problem = schemas.value(of: try JSONSchema.of(Problem.self), isRequest: false)
    var operations = OpenAPIOperations(schemas, problem: problem)
    var paths: [(path: String, members: [JSONMember])] = []
    for group in groups {
      for route in group.routes {
        let member = try operations.member(for: route, tag: group.name)
        if let index = paths.firstIndex(where: { $0.path == route.path }) {
          paths[index].members.append(member)
        } else {
          paths.append((route.path, [member]))
        }
      }
    }
    root = .object([
      JSONMember("openapi", .string("3.1.0")),
      JSONMember(
        "info",
        .members(
          ("title", .string("Tandem")), ("version", .string("1")),
          ("description", .string("Commands change state, queries read it. Errors are problems (RFC 9457).")))),
      JSONMember("tags", .array(groups.map { .members(("name", .string($0.name))) })),
      JSONMember("paths", .object(paths.map { JSONMember($0.path, .object($0.members)) })),
      JSONMember(
        "components",
        .members(
          ("schemas", .object(operations.schemas.definitions)),
          (
            "securitySchemes",
            .members(("bearer", .members(("type", .string("http")), ("scheme", .string("bearer")))))
          ))),
    ])
  }

  /// As `/openapi.json` answers it.
  package var bytes: [UInt8] {
    get throws { try JSON.encode(root) }
  }

  /// With a line's end.
  package var text: String {
    get throws { String(decoding: try bytes, as: UTF8.self) + "\n" }
  }
}

extension JSONValue {
  static func members(_ members: (String, JSONValue)...) -> JSONValue {
    .object(members.map { JSONMember($0.0, $0.1) })
  }
}
