package import JSON

/// One value that a request may carry beside its body.
package struct RouteParameter: Hashable, Sendable {
  package enum Place: String, Sendable {
    case path, query, header
  }

  package let name: String
  package let place: Place
  package let schema: JSONSchema
  /// What JSON's schemas have no word for: `date`, and the form of a header as a regular expression.
  package let format: String?
  package let pattern: String?
  package let isRequired: Bool
  /// A text of its form, where the schema alone gives none.
  package let sample: String?
  /// What stands for a parameter that was left out.
  package let standard: JSONValue?
  /// A sentence without its full stop; empty when the form says all.
  package let note: String

  init(
    _ name: String, in place: Place, _ schema: JSONSchema, format: String? = nil, pattern: String? = nil,
    isRequired: Bool = false,
    sample: String? = nil, standard: JSONValue? = nil, note: String = ""
  ) {
    self.name = name
    self.place = place
    self.schema = schema
    self.format = format
    self.pattern = pattern
    self.isRequired = isRequired
    self.sample = sample
    self.standard = standard
    self.note = note
  }
}

/// The schema of a type, found out when it is asked for: a route is a constant and can't throw.
package struct SchemaSource: Sendable {
  package let schema: @Sendable () throws -> JSONSchema

  init<T: Decodable & SendableMetatype>(_ type: T.Type) {
    schema = { try JSONSchema.of(type) }
  }
}

/// The body that a route takes.
package struct RouteBody: Sendable {
  package let mediaType: String
  package let source: SchemaSource

  /// The smallest that has the form. Throws `JSONSchemaFault`.
  package var example: JSONValue {
    get throws { try source.schema().example }
  }
}

/// One way in which a route answers when all is well.
package struct RouteAnswer: Sendable {
  package let status: Int
  /// A sentence without its full stop.
  package let note: String
  package let mediaType: String?
  /// Nil for a body that is no JSON, and for none.
  package let source: SchemaSource?
  package let headers: [RouteHeader]

  init(
    _ status: Int, _ note: String, mediaType: String? = nil, source: SchemaSource? = nil, headers: [RouteHeader] = []
  ) {
    self.status = status
    self.note = note
    self.mediaType = mediaType ?? (source == nil ? nil : "application/json")
    self.source = source
    self.headers = headers
  }
}

/// A header of an answer.
package struct RouteHeader: Hashable, Sendable {
  package let name: String
  package let note: String
  /// Whether every such answer has it.
  package let isAlways: Bool

  init(_ name: String, _ note: String, isAlways: Bool = true) {
    self.name = name
    self.note = note
    self.isAlways = isAlways
  }
}

extension RouteHeader {
  static let entityTag = RouteHeader("ETag", "The version, for `If-Match` and `If-None-Match`")
  static let location = RouteHeader("Location", "The address of what was made")
  static let watched = RouteHeader("Location", "Where to look what becomes of it")
  static let position = RouteHeader("X-Position", "The position of the command's last event, for `Min-Position`")
  static let replayed = RouteHeader(
    "Idempotency-Replayed", "`true` when the command was done before under this key", isAlways: false)
  static let readPosition = RouteHeader("X-Read-Position", "The position that the answer was read at")
  /// Of a refusal that comes of what was read.
  static let refusedPosition = RouteHeader(readPosition.name, readPosition.note, isAlways: false)
  static let readParked = RouteHeader(
    "X-Read-Parked", "How many rows that the answer may be made of stand still, as an event could not be applied",
    isAlways: false)
  static let applied = RouteHeader(
    "Preference-Applied", "`handling=lenient` when the answer lacks what was asked for", isAlways: false)
  static let link = RouteHeader("Link", "The next and the previous page (RFC 8288)", isAlways: false)
  static let acceptEncoding = RouteHeader(
    "Accept-Encoding", "`identity`, where an encoding was the reason", isAlways: false)
  static let retryAfter = RouteHeader("Retry-After", "Seconds")
  static let challenge = RouteHeader("WWW-Authenticate", "How to sign in (RFC 6750)")
}
