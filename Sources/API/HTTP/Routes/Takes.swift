import JSON
package import Kernel

/// What the route of a command takes besides its path. What it doesn't take is `Void`, so that no handler can ask for it.
package struct Takes<Body: Sendable, Version: Sendable>: Sendable {
  let body: RouteBody?
  let needsVersion: Bool
  /// After `checkContent`.
  let read: @Sendable (Incoming) throws -> (Body, Version)
}

/// A request to a command's route, read and checked.
package struct RouteInput<Parts: Sendable, Body: Sendable, Version: Sendable>: Sendable {
  package let path: Parts
  package let body: Body
  /// Which the caller decided on, from `If-Match`; nil for any.
  package let version: Version
}

extension Takes where Body == Void, Version == Void {
  /// All is said in the path; there may be an empty object, nothing else.
  package static var nothing: Takes {
    Takes(body: nil, needsVersion: false) { incoming in
      try incoming.noVersion()
      try incoming.noBody()
      return ((), ())
    }
  }
}

extension Takes where Body == Void, Version == ExpectedVersion? {
  /// All is said in the path and the version.
  package static var version: Takes {
    Takes(body: nil, needsVersion: true) { incoming in
      try incoming.noBody()
      return ((), try incoming.requiredVersion())
    }
  }
}

extension Takes where Body: Decodable & SendableMetatype, Version == Void {
  package static func body(_ type: Body.Type) -> Takes {
    Takes(body: .json(type), needsVersion: false) { incoming in
      try incoming.noVersion()
      return (try incoming.body(type), ())
    }
  }
}

extension Takes where Body: Decodable & SendableMetatype, Version == ExpectedVersion? {
  package static func bodyAndVersion(_ type: Body.Type) -> Takes {
    Takes(body: .json(type), needsVersion: true) {
      (try $0.body(type), try $0.requiredVersion())
    }
  }

  /// RFC 7396. A field that may also be cleared is a `Change`.
  package static func mergePatch(_ type: Body.Type) -> Takes {
    Takes(body: RouteBody(mediaType: RouteBody.mergePatch, source: SchemaSource(type)), needsVersion: true) {
      (try $0.body(type), try $0.requiredVersion())
    }
  }
}

extension RouteBody {
  static let json = "application/json"
  static let mergePatch = "application/merge-patch+json"

  static func json<Body: Decodable & SendableMetatype>(_ type: Body.Type) -> RouteBody {
    RouteBody(mediaType: json, source: SchemaSource(type))
  }
}

/// In a body, a member that is left out is `keep`, and `null` is `clear`.
extension Change: Decodable, JSONAbsence where Value: Decodable {
  package static var absent: Change { .keep }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .clear : .set(try container.decode(Value.self))
  }
}
