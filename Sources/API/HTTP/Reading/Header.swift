package import HTTPValues
import Kernel
import QueryPorts
import Telemetry

/// The headers of requests that the frame reads: of each how often it may stand, its grammar, and what documents say of
/// it. Those that frame a message (`Host`, `Content-Length`, `Transfer-Encoding`, `Expect`) are the server's, which judges
/// them before there is a request. A feature that reads another one declares it in the same way.
package enum Header {
  package static let authorization = RequestHeader(
    HeaderForm("Authorization", .once, note: "Who asks (RFC 6750)"),
    of: "a scheme and a token, such as `Bearer <token>`"
  ) { Credentials($0) }

  static let contentType = RequestHeader(
    HeaderForm("Content-Type", .once, note: "The media type of the body")
  ) { $0 }

  static let contentEncoding = RequestHeader(
    HeaderForm("Content-Encoding", .list, note: "`identity`, if anything"), of: "a list of codings"
  ) { ContentCodings($0) }

  static let contentRange = RequestHeader(
    HeaderForm("Content-Range", .once, note: "Never: no address takes a part of a thing")
  ) { $0 }

  static let ifMatch = RequestHeader(
    HeaderForm(
      "If-Match", .list, pattern: EntityTagPattern.oneOfOurs,
      note: "The version that was decided on: an `ETag` as it was read, a list of them, or `*` for any"),
    of: "an `ETag` as it was read, in quotes, a list of them, or `*`"
  ) { EntityTags($0) }

  static let ifNoneMatch = RequestHeader(
    HeaderForm(
      "If-None-Match", .list, pattern: EntityTagPattern.any,
      note: "What the caller has already: an `ETag` as it was read, a list of them, or `*` for anything"),
    of: "an `ETag` as it was read, in quotes, a list of them, or `*`"
  ) { EntityTags($0) }

  static let idempotencyKey = RequestHeader(
    HeaderForm(
      "Idempotency-Key", .once, pattern: #"^([!#-+\--\[\]-~]{1,255}|"[!#-+\--\[\]-~]{1,255}")$"#,
      note: "1 to 255 visible ASCII characters but quotes, commas and backslashes, in quotes or not; the same key and "
        + "request again gets the first answer again"),
    of: "1 to 255 visible ASCII characters but quotes, commas and backslashes, in quotes or not"
  ) { IdempotencyKey($0) }

  static let minPosition = RequestHeader(
    HeaderForm(
      "Min-Position", .once, pattern: "^[0-9a-f]{16}-(0|[1-9][0-9]{0,17})$",
      note: "A position that an answer gave out; the answer holds at least that")
  ) { try PositionToken(sent: $0) }

  static let prefer = RequestHeader(
    HeaderForm(
      "Prefer", .list,
      note:
        "`wait=N` seconds, 0 to 5, for `Min-Position`; `handling=lenient` takes a stale answer when the wait runs out; "
        + "what can't be used is ignored")
  ) { Preference(Preferences($0)) }

  static let lastEventID = RequestHeader(
    HeaderForm("Last-Event-ID", .once, note: "What a client that comes back has seen last; goes before `after`")
  ) { try EventFeedStart(sent: $0) }

  /// One that is not valid is none, as W3C Trace Context asks for.
  static let traceparent = RequestHeader(
    HeaderForm("traceparent", .once, note: "W3C trace context; answered as it came")
  ) { .some(TraceParent($0)) }

  /// The server has seen to it that it stands once.
  static let host = RequestHeader(HeaderForm("Host", .once, note: "The name that was asked for")) { $0 }

  static let origin = RequestHeader(
    HeaderForm("Origin", .once, note: "The origin of the page that asks (RFC 6454)")
  ) { $0 }

  static let fetchSite = RequestHeader(
    HeaderForm("Sec-Fetch-Site", .once, note: "How that origin stands to this one, as the browser says")
  ) { $0 }

  static let requestedMethod = RequestHeader(
    HeaderForm("Access-Control-Request-Method", .once, note: "What a page asks beforehand to send")
  ) { $0 }

  /// What every request is looked at for, whatever its route.
  package static let all = [
    authorization.form, contentType.form, contentEncoding.form, contentRange.form, ifMatch.form, ifNoneMatch.form,
    idempotencyKey.form, minPosition.form, prefer.form, lastEventID.form, traceparent.form, origin.form,
    fetchSite.form, requestedMethod.form,
  ]
}

extension PositionToken {
  /// Throws `UnknownPosition` for a text that is none.
  init(sent text: String) throws(UnknownPosition) {
    guard let token = PositionToken(text) else { throw UnknownPosition() }
    self = token
  }
}

/// The usual forms of what `EntityTags` reads, as regular expressions: who makes requests of the document must not need
/// minutes for one, as with all that RFC 9110 allows of blanks and empty elements.
private enum EntityTagPattern {
  static let any = "^(\\*|(\(tag)(, \(tag)){0,3})?)$"
  static let oneOfOurs = "^(\\*|\"\(number)(\\.\(number))?\"(, \(tag)){0,3})$"

  private static let tag = #"(W/)?"[!#-~]*""#
  private static let number = "(0|[1-9][0-9]{0,8})"
}
