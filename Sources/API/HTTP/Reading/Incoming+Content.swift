import HTTPValues

extension Incoming {
  /// Looks at what the headers say of the body, before anybody reads it; where there is none and none is due, they say
  /// nothing. Throws `WrongMediaType`, `EncodedBody` and `MalformedRequest`.
  func checkContent(for taken: RouteBody?) throws {
    if taken == nil, request.body.isEmpty { return }
    let wanted = taken?.mediaType ?? RouteBody.json
    guard let sent = try request.headers[Header.contentType], Self.isUTF8(sent, of: wanted) else {
      throw WrongMediaType(wanted: wanted)
    }
    if let codings = try request.headers[Header.contentEncoding], !codings.areIdentity { throw EncodedBody() }
    // RFC 9110, section 14.5.
    try refuse([Header.contentRange.form])
  }

  /// Throws `MalformedRequest` for a header that the address does not take.
  func refuse(_ forms: [HeaderForm]) throws(MalformedRequest) {
    for form in forms where request.headers.has(form) {
      throw MalformedRequest(header: form.name, "this address takes none")
    }
  }

  private static func isUTF8(_ sent: String, of wanted: String) -> Bool {
    if sent == wanted { return true }
    guard let type = MediaType(sent), type.essence == wanted else { return false }
    return type.parameters["charset"].map { $0.lowercased() == "utf-8" } ?? true
  }
}
