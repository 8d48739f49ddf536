import Composition
import Foundation
import HTTPValues
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// A service whose collection has one keeper, Ada, and no specimen; one event is in its log.
struct Cabinet {
  let service: TestService
  let keeper: String

  /// Runs the body on a cabinet of its own, stopped afterwards.
  static func open(
    _ features: [Feature] = Specimen.features, _ body: (Cabinet) async throws -> Void
  ) async throws {
    let service = try TestService(features: features)
    try await service.whileRunning { try await body(try await Cabinet(service)) }
  }

  private init(_ service: TestService) async throws {
    self.service = service
    keeper = try await service.send(.post, "/api/v1/keepers", json: #"{"name":"Ada"}"#).text("id")
  }

  func send(
    _ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], json: String? = nil
  ) async -> HTTPResponse {
    await service.send(method, target, headers: headers, json: json)
  }

  /// Who stands for the keeper.
  var party: Party {
    get throws { .keeper(try #require(UUID(uuidString: keeper))) }
  }

  var keeperAddress: String { "/api/v1/keepers/\(keeper)" }

  func specimenBody(label: String = "Fern", count: Int = 3) -> String {
    #"{"keeper_id":"\#(keeper)","label":"\#(label)","count":\#(count)}"#
  }

  func collect(label: String = "Fern", count: Int = 3, headers: HTTPHeaders = [:]) async -> HTTPResponse {
    await send(.post, "/api/v1/specimens", headers: headers, json: specimenBody(label: label, count: count))
  }

  /// A new specimen's address.
  func specimen() async throws -> String {
    try #require(await collect().headers["Location"])
  }

  /// A merge patch, decided on the version that `If-Match` tells.
  func patch(_ target: String, ifMatch: String? = "*", headers: HTTPHeaders = [:], json: String) async -> HTTPResponse {
    var headers = headers
    headers["Content-Type"] = "application/merge-patch+json"
    headers["If-Match"] = ifMatch
    return await send(.patch, target, headers: headers, json: json)
  }

  /// One more event of the keeper's stream.
  func rename(_ name: String) async -> HTTPResponse {
    await patch(keeperAddress, json: #"{"name":"\#(name)"}"#)
  }

  /// Reads what is at least as new as the answer to a command.
  func get(_ target: String, after answer: HTTPResponse) async throws -> HTTPResponse {
    let position = try #require(answer.headers["X-Position"])
    return await send(.get, target, headers: ["Min-Position": position])
  }
}

extension ReadModelDeclaration {
  var name: String { Self.name(of: table) }

  private static func name<Table: SQLiteTable>(of table: Table.Type) -> String { Table.F.name }
}
