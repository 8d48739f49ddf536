import API
import CommandPorts
import Composition
import Configuration
import HTTPValues
import Kernel
import SQLiteStore
import TestSupport
import Testing

/// A feature may tell who sent a request, by what the write file holds.
@Suite struct FeatureAuthenticatorTests {
  /// Whoever names a keeper that is there is known as the one.
  private struct KeeperAuthenticator: Authenticator {
    let file: ReadPool

    func authenticate(_ request: HTTPRequest) async throws -> Authentication {
      guard let name = request.headers["Keeper"] else { return .nobody }
      let id = try file.read { try $0.first("SELECT id FROM keepers WHERE name = ?", name) { try $0.uuid(0) } }
      guard let id else { return .refused("Nobody is called that.") }
      return .known(Principal(id: name, role: .user, party: .keeper(id)))
    }
  }

  private static let features =
    Specimen.features + [Feature(name: "Names", authenticator: { KeeperAuthenticator(file: $0.writeFile) })]

  @Test func itAdmitsRefusesAndKnowsNobody() async throws {
    let folder = try TemporaryFolder()
    var service = try TestService(features: Self.features, folder: folder)
    let named = await service.send(.post, "/api/v1/keepers", json: #"{"name":"Ada"}"#)
    #expect(named.status == 201, "the development principal is taken for everybody")
    let keeper = try #require(named.headers["Location"])
    await service.stop()

    service = try TestService(features: Self.features, folder: folder, principal: .off)
    #expect(await service.send(.get, keeper).status == 401)
    #expect(await service.send(.get, keeper, headers: ["Keeper": "Eve"]).status == 401)
    #expect(await service.send(.get, keeper, headers: ["Keeper": "Ada"]).status == 200)
    let renamed = await service.send(
      .patch, keeper,
      headers: ["Keeper": "Ada", "If-Match": "*", "Content-Type": "application/merge-patch+json"],
      json: #"{"name":"Grace"}"#)
    #expect(renamed.status == 200)
    #expect(await service.send(.get, keeper, headers: ["Keeper": "Ada"]).status == 401, "the name is another one's")
    await service.stop()
  }
}
