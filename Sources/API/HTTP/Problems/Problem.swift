import Foundation
import HTTPValues
import JSON
import Kernel
import QueryPorts

/// An RFC 9457 problem. Its type is an address of this server that explains it.
struct Problem: Codable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  let instance: String?
  let traceID: String?
  let errors: [Field]?
  /// How many faults there are besides `errors`.
  let moreErrors: Int?
  let wantedPosition: String?
  let presentPosition: String?

  struct Field: Codable {
    let pointer: String
    let detail: String
  }

  init(
    _ status: Int, code: String, detail: String, fields: [RefusedField] = [], furtherFields: Int = 0,
    instance: String? = nil, traceID: String? = nil, behind: ReadModelBehind? = nil
  ) {
    type = "/problems/\(code)"
    title = ProblemCatalogue.title(of: code)
    self.status = status
    self.detail = detail
    self.instance = instance
    self.traceID = traceID
    let told = fields.prefix(RefusedField.most)
    let more = fields.count - told.count + furtherFields
    errors = told.isEmpty ? nil : told.map { Field(pointer: $0.pointer, detail: $0.detail) }
    moreErrors = more > 0 ? more : nil
    wantedPosition = behind?.wanted.description
    presentPosition = behind?.present.description
  }

  func response() -> HTTPResponse {
    let body = (try? JSON.encode(self)) ?? []
    var response = HTTPResponse(status: status, headers: ["Content-Type": "application/problem+json"], body: body)
    if status == 503 || status == 429 { response.headers.add("Retry-After", "1") }
    if type.hasSuffix(EncodedBody.problem.code) { response.headers.add("Accept-Encoding", "identity") }
    if status == 401 { response.headers.add("WWW-Authenticate", challenge) }
    return response
  }

  /// RFC 6750, section 3: without credentials there is no error to name.
  private var challenge: String {
    type.hasSuffix(CredentialsRefused.problem.code) ? #"Bearer error="invalid_token""# : "Bearer"
  }
}

extension Problem {
  /// Nil for an error that is a fault of ours: the caller is told no more than that.
  init?(_ error: any Error, instance: String, traceID: String?) {
    let refusal: any Refusal
    switch error {
    case let fault as HeaderFault: refusal = MalformedRequest(header: fault.name, fault.detail)
    case let known as any Refusal: refusal = known
    default: return nil
    }
    self.init(
      refusal.kind.status, code: refusal.code, detail: refusal.detail, fields: refusal.fields,
      furtherFields: refusal.furtherFields, instance: instance, traceID: traceID, behind: refusal as? ReadModelBehind)
  }
}

extension RefusalKind {
  /// The one table from refusals to statuses.
  var status: Int {
    switch self {
    case .malformed: 400
    case .unauthenticated: 401
    case .forbidden: 403
    case .notFound: 404
    case .conflict: 409
    case .stale: 412
    case .unsupportedMediaType: 415
    case .invalid: 422
    case .preconditionMissing: 428
    case .unavailable: 503
    case .storageFull: 507
    }
  }
}
