import Kernel

/// The address names nothing.
struct NothingHere: SingleRefusal {
  static let problem = ProblemType(
    "not-found", .notFound, "Nothing is at the address, or nothing that you may see.")

  var detail: String { "There is nothing at this address." }
}

struct WrongMediaType: SingleRefusal {
  static let problem = ProblemType(
    "unsupported-media-type", .unsupportedMediaType, "The `Content-Type` is not the one this request takes.")

  let wanted: String

  var detail: String { "Send the body as \(wanted)." }
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

  init(_ fields: [RefusedField]) {
    self.fields = fields
  }

  init(header: String, _ detail: String) {
    fields = [RefusedField("header:\(header)", detail)]
  }

  var detail: String { "A header or a query parameter is not of its form; see each." }
}
