/// What the server and the frame refuse on any address, whatever the route.
enum ServerProblems {
  static let all: [ProblemRow] = anywhere + [methodNotAllowed] + beforeARequest

  /// Any route may be refused with these.
  static let anywhere: [ProblemRow] = ofTheServer + [internalError] + .of(DoorRefused.self)

  /// What the server refuses without the API.
  static let beforeAnAnswer: [ProblemRow] = ofTheServer + beforeARequest

  private static let internalError = ProblemRow(
    500, "internal-error", "A fault of ours. The log has more under the `trace_id`.")

  private static let ofTheServer: [ProblemRow] = [
    ProblemRow(400, "target-invalid", "The target is not a plain path in valid percent-encoded UTF-8."),
    ProblemRow(400, "header-value-invalid", "A header's value holds what no value may hold."),
    ProblemRow(413, "body-too-large", "The body is longer than the server reads."),
    ProblemRow(414, "target-too-long", "The target is longer than the server reads."),
    ProblemRow(431, "headers-too-large", "The header is longer, or has more fields, than the server reads."),
    ProblemRow(500, "response-invalid", "A fault of ours: the answer was none that HTTP allows."),
    ProblemRow(
      503, "handler-timeout",
      "The answer took too long; what was asked may have been done, so repeat it with its key."),
    ProblemRow(503, "shutting-down", "The server is stopping; try again on a new connection."),
    ProblemRow(
      503, "too-many-connections", "Too many connections are open; close some or try again later."),
  ]

  static let methodNotAllowed = ProblemRow(
    405, "method-not-allowed", "The address exists, but not with this method; `Allow` lists those it has.")

  /// What was sent is no request at all, so it belongs to no route.
  private static let beforeARequest: [ProblemRow] = [
    ProblemRow(
      400, "ambiguous-length",
      "The body's length is told twice, so readers in a chain could differ about where it ends."),
    ProblemRow(400, "chunk-malformed", "A chunk of the body is not its length, CR LF, so many bytes, and CR LF."),
    ProblemRow(400, "header-malformed", "A header field does not stand on one line as `name: value`."),
    ProblemRow(400, "header-name-invalid", "A header's name is not a token directly followed by a colon."),
    ProblemRow(400, "host-ambiguous", "There must be exactly one `Host`."),
    ProblemRow(400, "length-invalid", "`Content-Length` is no decimal number."),
    ProblemRow(
      400, "request-line-invalid", "The first line is not method, target and version with one space between them."),
    ProblemRow(
      400, "transfer-encoding-unsupported", "The only `Transfer-Encoding` is `chunked`, with HTTP/1.1."),
    ProblemRow(417, "expectation-unsupported", "The only `Expect` is `100-continue`."),
    ProblemRow(501, "method-unknown", "The server knows no such method at all."),
    ProblemRow(505, "version-unsupported", "The server speaks HTTP/1.1 and HTTP/1.0."),
  ]
}
