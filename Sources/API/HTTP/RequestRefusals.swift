import Kernel

/// The address names nothing.
struct NothingHere: Refusal {
  var code: String { "not-found" }
  var kind: RefusalKind { .notFound }
  var detail: String { "There is nothing at this address." }
}

struct WrongMediaType: Refusal {
  let wanted: String

  var code: String { "unsupported-media-type" }
  var kind: RefusalKind { .unsupportedMediaType }
  var detail: String { "Send the body as \(wanted)." }
}

struct PreconditionMissing: Refusal {
  var code: String { "precondition-missing" }
  var kind: RefusalKind { .preconditionMissing }
  var detail: String { "Name the version you decided on: `If-Match` with the `ETag` that you read." }
}

/// A header or a query parameter is not of its form.
struct MalformedRequest: Refusal {
  let fields: [RefusedField]

  init(_ fields: [RefusedField]) {
    self.fields = fields
  }

  init(header: String, _ detail: String) {
    fields = [RefusedField("header:\(header)", detail)]
  }

  var code: String { "malformed-request" }
  var kind: RefusalKind { .malformed }
  var detail: String { "A header or a query parameter is not of its form; see each." }
}
