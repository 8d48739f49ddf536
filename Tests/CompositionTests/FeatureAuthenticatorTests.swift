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
    private static let keeper = RequestHeader(HeaderForm("Keeper", .once, note: "The keeper's name")) { $0 }

    let file: ReadPool

    func authenticate(_ request: HTTPRequest) async throws -> Authentication {
      guard let name = try request.headers[Self.keeper] else { return .nobody }
      let id = try file.read { try $0.first("SELECT id FROM keepers WHERE name = ?", name) { try $0.uuid(0) } }
      guard let id else { return .refused("Nobody is called that.") }
      return .known(Principal(id: name, role: .user, party: .keeper(id)))
    }
  }

  private static let features =
    Specimen.features + [Feature(name: "Names", authenticator: { KeeperAuthenticator(file: $0.writeFile) })]

  /// The address of Ada, whom the development principal names without being asked who it is.
  private func keeper(in folder: TemporaryFolder) async throws -> String {
    let service = try TestService(features: Self.features, folder: folder)
    let named = await service.send(.post, "/api/v1/keepers", json: #"{"name":"Ada"}"#)
    await service.stop()
    return try #require(named.headers["Location"])
  }

  @Test func itAdmitsRefusesAndKnowsNobody() async throws {
    let folder = try TemporaryFolder()
    let keeper = try await keeper(in: folder)
    let service = try TestService(features: Self.features, folder: folder, principal: .off)
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

  @Test func aHeaderOfItsOwnThatSaysTwoThingsIsRefused() async throws {
    let folder = try TemporaryFolder()
    let keeper = try await keeper(in: folder)
    let service = try TestService(features: Self.features, folder: folder, principal: .off)
    var headers: HTTPHeaders = ["Keeper": "Ada"]
    headers.add("keeper", "Ada")
    #expect(await service.send(.get, keeper, headers: headers).status == 200)
    headers.add("KEEPER", "Eve")
    #expect(await service.send(.get, keeper, headers: headers).status == 400)
    await service.stop()
  }
}
