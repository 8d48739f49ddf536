import HTTPValues
import JSON
import Kernel

extension RouteParameter {
  static let idempotencyKey = RouteParameter(Header.idempotencyKey.form)
  static let ifMatch = RouteParameter(Header.ifMatch.form, isRequired: true, sample: "*")
  static let ifNoneMatch = RouteParameter(Header.ifNoneMatch.form)
  static let minPosition = RouteParameter(Header.minPosition.form)
  static let prefer = RouteParameter(Header.prefer.form)
  static let lastEventID = RouteParameter(Header.lastEventID.form)
  static let traceparent = RouteParameter(Header.traceparent.form)

  private init(_ form: HeaderForm, isRequired: Bool = false, sample: String? = nil) {
    self.init(
      form.name, in: .header, .string(JSONText()), pattern: form.pattern, isRequired: isRequired, sample: sample,
      note: form.note)
  }
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
