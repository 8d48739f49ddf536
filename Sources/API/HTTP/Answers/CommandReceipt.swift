import Foundation
import HTTPValues
import JSON
package import Kernel

/// What every answer to a command tells besides its outcome.
package struct CommandReceipt: Sendable {
  package let position: PositionToken
  package let isRepetition: Bool

  /// 201 with the new thing's address, its version as `ETag`, and no more than id, version and position.
  func created(_ id: UUID, version: Int, at location: String) throws -> HTTPResponse {
    try answer(201, version: version, location: location, VersionBody(id: id, version: version, receipt: self))
  }

  func changed(_ id: UUID, version: Int) throws -> HTTPResponse {
    try answer(200, version: version, VersionBody(id: id, version: version, receipt: self))
  }

  func answer(
    _ status: Int, version: Int, location: String? = nil, _ body: some Encodable
  ) throws -> HTTPResponse {
    var response = HTTPResponse(status: status, headers: [:], body: try JSON.encode(body))
    response.headers.add("Content-Type", "application/json")
    response.headers.add("ETag", "\"\(version)\"")
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

private struct VersionBody: Encodable {
  let id: UUID
  let version: Int
  let position: String

  init(id: UUID, version: Int, receipt: CommandReceipt) {
    self.id = id
    self.version = version
    position = receipt.position.description
  }
}
