import JSON
import Kernel

extension RouteParameter {
  static let idempotencyKey = RouteParameter(
    "Idempotency-Key", in: .header, .string(JSONText()), pattern: #"^([!#-~]{1,255}|"[!#-~]{1,255}")$"#,
    note: "1 to 255 visible ASCII characters, quoted or not; the same key and request again gets the first answer again"
  )
  static let ifMatch = RouteParameter(
    "If-Match", in: .header, .string(JSONText()), pattern: #"^(\*|"[0-9]{1,9}(\.[0-9]{1,9})?")$"#,
    isRequired: true,
    sample: "*", note: "The version that was decided on: an `ETag` as it was read, or `*` for any")
  static let ifNoneMatch = RouteParameter(
    "If-None-Match", in: .header, .string(JSONText()), note: "The `ETag` that the caller has already")
  static let minPosition = RouteParameter(
    "Min-Position", in: .header, .string(JSONText()), pattern: "^[0-9a-f]{16}-(0|[1-9][0-9]{0,17})$",
    note: "A position that an answer gave out; the answer holds at least that")
  static let prefer = RouteParameter(
    "Prefer", in: .header, .string(JSONText()),
    note: "`wait=N` seconds, 0 to 5, for `Min-Position`; `handling=lenient` takes a stale answer when the wait runs out"
  )
}

extension RoutePath {
  /// A part that is not of its form names nothing that exists.
  var refuses: [any Refusal.Type] { parameters.isEmpty ? [] : [NothingHere.self] }

  func parts(of incoming: Incoming) throws(NothingHere) -> Parts {
    guard let parts = read(incoming.parts[...]) else { throw NothingHere() }
    return parts
  }

  /// Any that has the form; nil only when an example is not of its own form.
  var example: Parts? {
    read(parameters.map(\.example)[...])
  }
}

extension RouteParameter {
  /// A text of its form.
  package var example: String {
    if let sample { return sample }
    return switch schema.example {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let value): String(value)
    default: ""
    }
  }
}

extension RouteAnswer {
  func with(_ more: [RouteHeader]) -> RouteAnswer {
    RouteAnswer(status, note, mediaType: mediaType, source: source, headers: headers + more)
  }
}
