import JSON
import Kernel

/// The address names nothing.
struct NothingHere: SingleRefusal {
  static let problem = ProblemType(
    "not-found", .notFound, "Nothing is at the address, or nothing that you may see.")

  var detail: String { "There is nothing at this address." }
}

struct WrongMediaType: SingleRefusal {
  static let problem = ProblemType(
    "unsupported-media-type", .unsupportedMediaType,
    "The `Content-Type` is not the one this request takes, or its `charset` is not UTF-8.")

  let wanted: String

  var detail: String { "Send the body as \(wanted), in UTF-8." }
}

struct EncodedBody: SingleRefusal {
  static let problem = ProblemType(
    "content-encoding-unsupported", .unsupportedMediaType,
    "The `Content-Encoding` is another one than `identity`: bodies are read as they are.")

  var detail: String { "Send the body as it is, without `Content-Encoding`." }
}

/// The body is no JSON, or not the JSON that the request takes.
struct BodyFaults: Refusal {
  static let malformed = ProblemType(
    "malformed-json", .malformed,
    "The body is not well-formed JSON (RFC 8259), or holds what this server never guesses about.")
  static let invalid = ProblemType(
    "invalid-body", .invalid,
    "The body is JSON, but its fields are not those of the request; `errors` points at each.")
  static let problems = [malformed, invalid]

  let faults: JSONFaults

  var problem: ProblemType { faults.isSyntax ? Self.malformed : Self.invalid }
  var detail: String {
    faults.isSyntax
      ? "The body is not well-formed JSON." : "The body does not have the form of this request; see each field."
  }
  var fields: [RefusedField] { faults.faults.map { RefusedField($0.pointer, $0.detail) } }
  var furtherFields: Int { faults.further }
}

/// What was sent to say who asks is not, or no longer, good for it.
struct CredentialsRefused: SingleRefusal {
  static let problem = ProblemType(
    "credentials-refused", .unauthenticated,
    "The credentials that were sent are not, or no longer, good; sign in again or send none.")

  /// For whoever asks: what is wrong, without telling what would be right.
  let detail: String
}

struct PreconditionMissing: SingleRefusal {
  static let problem = ProblemType(
    "precondition-missing", .preconditionMissing, "A change must name the version it was decided on, with `If-Match`.")

  var detail: String { "Name the version you decided on: `If-Match` with the `ETag` that you read." }
}

/// A header or a query parameter is not of its form.
struct MalformedRequest: SingleRefusal {
  static let problem = ProblemType(
    "malformed-request", .malformed, "A header or a query parameter is not of its form; `errors` names each.")

  let fields: [RefusedField]
  let furtherFields: Int

  init(_ fields: [RefusedField], further: Int = 0) {
    self.fields = fields
    furtherFields = further
  }

  init(header: String, _ detail: String) {
    self.init([RefusedField("header:\(header)", detail)])
  }

  var detail: String { "A header or a query parameter is not of its form; see each." }
}
