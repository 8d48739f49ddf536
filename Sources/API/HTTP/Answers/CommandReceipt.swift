package import HTTPValues
import JSON
package import Kernel

/// What every answer to a command tells besides its outcome.
package struct CommandReceipt: Sendable {
  package let position: PositionToken
  package let isRepetition: Bool

  /// With the version as `ETag`.
  package func answer(
    _ status: Int, version: Int, location: String? = nil, _ body: some Encodable
  ) throws -> HTTPResponse {
    var response = HTTPResponse(status: status, headers: [:], body: try JSON.encode(body))
    response.headers.add("Content-Type", "application/json")
    response.headers.add("ETag", EntityTag(version: version, changed: nil).opaque)
    if let location { response.headers.add("Location", location) }
    return response
  }

  func mark(_ response: HTTPResponse) -> HTTPResponse {
    var response = response
    response.headers.add("X-Position", position.description)
    if isRepetition { response.headers.add("Idempotency-Replayed", "true") }
    return response
  }
}
