import HTTPValues

extension HTTPFault {
  static let tooManyConnections = HTTPFault(
    status: 503, code: "too-many-connections", detail: "Too many connections are open. Close some or try again later.")
  static let handlerTooSlow = HTTPFault(
    status: 503, code: "handler-timeout", detail: "The answer took too long. Try again later.", closes: false)
  static let stopping = HTTPFault(
    status: 503, code: "shutting-down", detail: "The server is stopping. Try again on a new connection.")
  static let responseInvalid = HTTPFault(
    status: 500, code: "response-invalid",
    detail: "The answer had a status or a header field that HTTP does not allow.", closes: false)

  static let methodUnknown = HTTPFault(
    status: 501, code: "method-unknown", detail: "Use one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS and TRACE.")
  static let versionUnsupported = HTTPFault(
    status: 505, code: "version-unsupported", detail: "Use HTTP/1.1 (or HTTP/1.0).")
  static let requestLineInvalid = HTTPFault(
    status: 400, code: "request-line-invalid",
    detail: "Send method, target and version with one space between them, ended by CR LF and without NUL.")
  static let targetInvalid = HTTPFault(
    status: 400, code: "target-invalid",
    detail:
      "The target must be a path that starts with '/', in valid percent-encoded UTF-8 without control characters, "
      + "encoded slashes or dot segments.")
  static let headerNameInvalid = HTTPFault(
    status: 400, code: "header-name-invalid",
    detail: "A header name must be a token directly followed by ':'.")
  static let headerValueInvalid = HTTPFault(
    status: 400, code: "header-value-invalid",
    detail: "A header value must be UTF-8 on one line, ended by CR LF, without control characters.")
  static let headerMalformed = HTTPFault(
    status: 400, code: "header-malformed",
    detail: "Each field must stand on one line as 'name: value', ended by CR LF and without NUL.")
  static let hostAmbiguous = HTTPFault(
    status: 400, code: "host-ambiguous", detail: "Send exactly one Host field with a host and, if need be, a port.")
  static let lengthAmbiguous = HTTPFault(
    status: 400, code: "ambiguous-length",
    detail: "Send either one Content-Length or one Transfer-Encoding, never both or several.")
  static let lengthInvalid = HTTPFault(
    status: 400, code: "length-invalid", detail: "Content-Length must be a decimal number.")
  static let chunkMalformed = HTTPFault(
    status: 400, code: "chunk-malformed",
    detail: "Each chunk must be its length in hexadecimal digits, CR LF, so many bytes, and CR LF.")
  static let transferEncodingUnsupported = HTTPFault(
    status: 400, code: "transfer-encoding-unsupported",
    detail: "The only Transfer-Encoding is 'chunked', with HTTP/1.1.")
  static let expectationUnsupported = HTTPFault(
    status: 417, code: "expectation-unsupported", detail: "The only Expect is '100-continue'.")

  static func targetTooLong(_ limit: Int) -> HTTPFault {
    HTTPFault(status: 414, code: "target-too-long", detail: "The target may be \(limit) bytes long.")
  }

  static func headersTooLarge(_ limit: Int, fields: Int) -> HTTPFault {
    HTTPFault(
      status: 431, code: "headers-too-large", detail: "The header may hold \(limit) bytes in \(fields) fields.")
  }

  static func bodyTooLarge(_ limit: Int) -> HTTPFault {
    HTTPFault(status: 413, code: "body-too-large", detail: "The body may be \(limit) bytes long.")
  }
}
