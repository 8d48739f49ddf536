import HTTPValues

/// What pages of other origins may not do, and what browsers are told of those that may (the Fetch standard's CORS).
/// Without origins to allow, nothing is told, and no page of another origin reads an answer.
struct CrossOrigin: Sendable {
  /// Seconds for which a browser need not ask again.
  private static let maximumAge = "600"

  private let allowed: Set<String>
  private let exposed: String
  private let sendable: String

  init(_ allowed: [String], _ routes: [Route]) {
    self.allowed = Set(allowed)
    let answered = routes.flatMap(\.answers).flatMap(\.headers).map(\.name)
    exposed = Self.list(answered + ["Allow", "Retry-After", "WWW-Authenticate", "traceparent"])
    let taken = routes.flatMap(\.parameters).filter { $0.place == .header }.map(\.name)
    sendable = Self.list(taken + ["Authorization", "Content-Type", "traceparent"])
  }

  /// Throws for a change that a page of an origin asks for which is neither this one nor allowed. A page can't hide where
  /// it is from; who is no browser tells nothing, and brings no credentials of somebody else.
  func check(_ request: HTTPRequest) throws {
    switch request.method {
    case .get, .head, .trace: return
    case .post, .put, .patch, .delete, .options: break
    }
    let origin = try request.headers[Header.origin]
    let isForeign =
      switch try request.headers[Header.fetchSite] {
      case "same-origin", "none": false
      case .some: true
      case nil: try origin.map { !Self.isOrigin($0, of: try request.headers[Header.host] ?? "") } ?? false
      }
    guard !isForeign || origin.map(allowed.contains) == true else { throw DoorRefused.originNotAllowed }
  }

  /// The answer to a browser that asks beforehand; nil for any other request. The methods are those of the address.
  func preflight(_ request: HTTPRequest, _ methods: [HTTPMethod]) -> HTTPResponse? {
    guard request.method == .options, request.headers.has(Header.requestedMethod.form),
      origin(in: request.headers) != nil
    else { return nil }
    return HTTPResponse(
      status: 204,
      headers: [
        "Access-Control-Allow-Methods": methods.map(\.rawValue).joined(separator: ", "),
        "Access-Control-Allow-Headers": sendable, "Access-Control-Max-Age": Self.maximumAge,
      ])
  }

  /// Lets the page read the answer, a refusal too, and tells caches that another page gets another one.
  func mark(_ response: inout HTTPResponse, _ sent: RequestHeaders) {
    guard !allowed.isEmpty else { return }
    response.headers.add("Vary", "Origin")
    guard let origin = origin(in: sent) else { return }
    response.headers.add("Access-Control-Allow-Origin", origin)
    response.headers.add("Access-Control-Expose-Headers", exposed)
  }

  private func origin(in headers: RequestHeaders) -> String? {
    (try? headers[Header.origin]).flatMap { allowed.contains($0) ? $0 : nil }
  }

  /// Which scheme the client used, a proxy knows; the rest must be that of `Host`.
  private static func isOrigin(_ origin: String, of host: String) -> Bool {
    let host = host.lowercased()
    return ["http", "https"].contains { origin == "\($0)://\(host)" }
  }

  private static func list(_ names: [String]) -> String {
    Set(names).sorted().joined(separator: ", ")
  }
}
