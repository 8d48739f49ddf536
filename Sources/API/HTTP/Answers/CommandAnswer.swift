package import CommandPorts
import Commands
package import Foundation
import HTTPValues
import JSON
import Kernel

/// How a command's route answers when the command was done.
package struct CommandAnswer<Outcome: Sendable>: Sendable {
  let form: RouteAnswer
  let make: @Sendable (Outcome, CommandReceipt) throws -> HTTPResponse
}

extension CommandAnswer {
  /// Id, version and position, with the version as `ETag`; at the address of something new, 201.
  package static func created(at path: RoutePath<UUID>, _ which: @escaping @Sendable (Outcome) -> (UUID, Int))
    -> CommandAnswer
  {
    json(201, VersionBody.self, version: { which($0).1 }, at: { path.address(of: which($0).0) }) { outcome, position in
      VersionBody(id: which(outcome).0, version: which(outcome).1, position: position)
    }
  }

  /// A body of the route's own, made from the outcome and its position.
  package static func json<Body: Codable & SendableMetatype>(
    _ status: Int, _ body: Body.Type, version: @escaping @Sendable (Outcome) -> Int,
    at location: (@Sendable (Outcome) -> String)? = nil, _ make: @escaping @Sendable (Outcome, String) -> Body
  ) -> CommandAnswer {
    CommandAnswer(
      form: RouteAnswer(
        status, status == 201 ? "It was made" : "It was done", source: SchemaSource(body),
        headers: [.entityTag] + (location == nil ? [] : [.location]))
    ) { outcome, receipt in
      try receipt.answer(
        status, version: version(outcome), location: location?(outcome),
        make(outcome, receipt.position.description))
    }
  }
}

extension CommandAnswer where Outcome == Saved {
  package static func created(at path: RoutePath<UUID>) -> CommandAnswer<Saved> {
    created(at: path) { ($0.id, $0.version) }
  }

  package static var changed: CommandAnswer<Saved> {
    json(200, VersionBody.self, version: \.version) { saved, position in
      VersionBody(id: saved.id, version: saved.version, position: position)
    }
  }
}

extension CommandAnswer where Outcome == Done {
  /// 202 without a body: what was asked for has begun, or will.
  package static var accepted: CommandAnswer<Done> {
    CommandAnswer(form: RouteAnswer(202, "It has begun, or will")) { _, _ in HTTPResponse(status: 202) }
  }
}

/// Which aggregate, and what of it every command tells.
struct VersionBody: Codable {
  let id: UUID
  let version: Int
  let position: String
}
