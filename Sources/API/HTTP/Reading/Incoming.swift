package import CommandPorts
import Foundation
import HTTPValues
import JSON
import Kernel
import QueryPorts

/// A request on its way to a bus: what was sent, who sent it, and what the API needs to make a command's context.
package struct Incoming: Sendable {
  let request: HTTPRequest
  /// The texts of the path's parts, in their order.
  let parts: [String]
  let principal: Principal?
  /// Who told the principal.
  let authenticator: any Authenticator
  let traceparent: String?
  let services: RequestServices

  /// Who the sender is by now, of an answer that goes on. Throws `AccessRefused` and `CredentialsRefused` when it may not.
  func admittedAgain(by policy: Policy) async throws -> Principal? {
    try await authenticator.authenticate(request).admitted(by: policy)
  }

  /// The body, checked against the schema of the type: all faults at once.
  func body<Body: Decodable>(_ type: Body.Type) throws -> Body {
    try read { try JSON.decodeStrictly(type, from: $0) }
  }

  /// Marks what is wrong with the body as the sender's: JSON that was stored is read elsewhere, and its faults are ours.
  private func read<R>(_ decode: ([UInt8]) throws -> R) throws -> R {
    do {
      return try decode(request.body)
    } catch let faults as JSONFaults {
      throw BodyFaults(faults: faults)
    }
  }

  /// For commands that say all in their path: there may be an empty object, nothing else.
  func noBody() throws {
    guard !request.body.isEmpty else { return }
    _ = try body(NoFields.self)
  }

  /// Nothing that was asked for is passed over in silence.
  func noParameters() throws {
    guard !request.query.isEmpty else { return }
    try ParameterReader(request.query, known: []).finish()
  }

  func commandContext(for operation: String) throws -> CommandContext {
    let (id, repetition) = try idempotency(operation) ?? (services.ids.fresh(), .unrecognised)
    return CommandContext(
      commandID: id, principal: principal, traceparent: traceparent, acceptedAt: services.clock.now(),
      repetition: repetition)
  }

  func queryContext() throws -> QueryContext {
    let preference = try request.headers[Header.prefer]
    return QueryContext(
      principal: principal, minimum: try request.headers[Header.minPosition],
      patience: preference?.wait ?? Preference.longestWait, acceptsStale: preference?.isLenient ?? false)
  }

  /// The key is one within its principal and operation; the fingerprint tells one request from another. Of nobody it
  /// would be one within all who are nobody, who could read each other's outcomes.
  private func idempotency(_ operation: String) throws -> (UUID, Repetition)? {
    guard let key = try request.headers[Header.idempotencyKey] else { return nil }
    guard let principal else {
      throw MalformedRequest(
        header: Header.idempotencyKey.form.name,
        "a key is its sender's, and nobody is known to send this: sign in, or leave it out")
    }
    let body = request.body.isEmpty ? [] : try read(JSON.canonical)
    let fingerprint = services.fingerprints.fingerprint(
      Array("\(request.method.rawValue) \(request.path)\n".utf8) + body)
    let id = services.fingerprints.derivedID(
      ["idempotency-key", principal.id, operation, key.text], at: nil)
    return (id, .key(fingerprint: fingerprint))
  }
}

/// Of an empty struct nobody asks for a field, so it says itself that it is an object without any.
private struct NoFields: JSONSchemaProviding {
  static let jsonSchema = JSONSchema.object(name: "NoFields", properties: [])
  static let jsonExample = NoFields()
}

/// Ports that the API itself uses.
package struct RequestServices: Sendable {
  package let clock: any WallClock
  package let ids: any IdentifierSource
  package let fingerprints: any Fingerprinting

  package init(clock: any WallClock, ids: any IdentifierSource, fingerprints: any Fingerprinting) {
    self.clock = clock
    self.ids = ids
    self.fingerprints = fingerprints
  }
}
