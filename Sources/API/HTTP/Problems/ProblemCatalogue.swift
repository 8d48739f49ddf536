/// Every problem type that this server answers, with what it means. `docs/reference/problems.md` is written from it,
/// and `/problems/{code}` shows a row.
package enum ProblemCatalogue {
  package static let meanings: KeyValuePairs = [
    "not-found": "Nothing is at the address, or nothing that you may see.",
    "method-not-allowed": "The address exists, but not with this method; `Allow` lists those it has.",
    "malformed-json": "The body is not well-formed JSON (RFC 8259), or holds what this server never guesses about.",
    "invalid-body": "The body is JSON, but its fields are not those of the request; `errors` points at each.",
    "malformed-request": "A header or a query parameter is not of its form; `errors` names each.",
    "unsupported-media-type": "The `Content-Type` is not the one this request takes.",
    "sign-in-needed": "The request needs a known principal.",
    "not-allowed": "Your role does not allow this.",
    "precondition-missing": "A change must name the version it was decided on, with `If-Match`.",
    "version-conflict": "The thing has changed since you read it: read it again and decide anew.",
    "idempotency-key-reused": "The `Idempotency-Key` was used before with another request.",
    "command-in-flight": "A request with this `Idempotency-Key` is still running.",
    "unknown-position": "`Min-Position`, `Last-Event-ID` or `after` is no token that this server gave out.",
    "unknown-cursor": "The cursor belongs to another list or sort order.",
    "read-model-behind": "The read model has not yet reached `Min-Position`; ask again.",
    "read-model-rebuilding": "What the answer is read from is being built from the event log; ask again later.",
    "read-model-quarantined": "An event that the answer may depend on could not be applied and waits for a fix.",
    "unknown-projection": "No projection has this name; `GET /api/v1/admin/projections` lists them.",
    "projection-busy": "The projection is being built; wait until that is done.",
    "invalid-order": "The order breaks a rule about its fields; `errors` points at each.",
    "order-not-found": "There is no such order, or none that you may see.",
    "unknown-customer": "No customer has this id.",
    "wrong-order-status": "The order's status does not allow this.",
    "no-such-order-line": "The order has no line of this number.",
    "last-order-line": "An order keeps at least one line; cancel it instead.",
    "order-has-returns": "Items of the order were returned, so it can't be cancelled, nor can that line be removed.",
    "too-many-units-returned": "More units would come back than the line still has out.",
    "order-amount-out-of-range": "The order's total is beyond 2⁵³ − 1 minor units.",
    "invalid-customer": "The customer breaks a rule about its fields; `errors` points at each.",
    "customer-not-found": "There is no such customer, or none that you may see.",
    "external-ref-taken": "Another customer is registered under the reference.",
    "invalid-stock": "The receipt breaks a rule about its fields; `errors` points at each.",
    "insufficient-stock": "Fewer units are left than the order wants.",
    "stock-out-of-range": "A product can't hold that many units.",
    "too-many-writes-waiting": "The server has more writes waiting than it takes; nothing was done, try again.",
    "writes-stopped": "Writing has stopped after a storage fault; nothing was done, reading goes on.",
    "write-failed": "The storage failed while writing; nothing was done.",
    "disk-full": "The disk is full; nothing was done, reading goes on.",
    "outcome-unknown": "The storage failed while committing: send the request again with the same key.",
    "request-line-invalid": "The first line is not method, target and version with one space between them.",
    "method-unknown": "The server knows no such method at all.",
    "version-unsupported": "The server speaks HTTP/1.1 and HTTP/1.0.",
    "target-invalid": "The target is not a plain path in valid percent-encoded UTF-8.",
    "target-too-long": "The target is longer than the server reads.",
    "host-ambiguous": "There must be exactly one `Host`.",
    "header-malformed": "A header field does not stand on one line as `name: value`.",
    "header-name-invalid": "A header's name is not a token directly followed by a colon.",
    "header-value-invalid": "A header's value holds what no value may hold.",
    "headers-too-large": "The header is longer, or has more fields, than the server reads.",
    "ambiguous-length": "The body's length is told twice, so readers in a chain could differ about where it ends.",
    "length-invalid": "`Content-Length` is no decimal number.",
    "transfer-encoding-unsupported": "The only `Transfer-Encoding` is `chunked`, with HTTP/1.1.",
    "expectation-unsupported": "The only `Expect` is `100-continue`.",
    "body-too-large": "The body is longer than the server reads.",
    "too-many-connections": "Too many connections are open; close some or try again later.",
    "handler-timeout": "The answer took too long; what was asked may have been done, so repeat it with its key.",
    "shutting-down": "The server is stopping; try again on a new connection.",
    "response-invalid": "A fault of ours: the answer was none that HTTP allows.",
    "internal-error": "A fault of ours. The log has more under the `trace_id`.",
  ]

  static func title(of code: String) -> String {
    let words = code.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  static func meaning(of code: String) -> String? {
    meanings.first { $0.key == code }?.value
  }
}
