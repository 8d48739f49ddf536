import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct SupplierTests {
  private static let suppliers = "/api/v1/suppliers"
  private static let patch: HTTPHeaders = ["If-Match": "\"1\"", "Content-Type": "application/merge-patch+json"]

  @Test func whatWasAddedIsReadAtOnceAndListedByName() async throws {
    let service = try TestService()
    let sons = await service.send(.post, Self.suppliers, json: #"{"name":"Fogg & Sons"}"#)
    #expect(sons.status == 201)
    let daughters = await service.send(.post, Self.suppliers, json: #"{"name":"Fogg & Daughters","note":"New"}"#)
    #expect(daughters.status == 201)

    let address = try #require(daughters.headers["Location"])
    let one = await service.send(.get, address)
    #expect(one.status == 200)
    #expect(one.headers["ETag"] == daughters.headers["ETag"])
    #expect(try one.json["note"]?.string == "New")
    let list = try await service.send(.get, Self.suppliers).json
    #expect(list["items"]?.elements.map { $0["name"]?.string } == ["Fogg & Daughters", "Fogg & Sons"])
    #expect(list["total"]?.integer == 2)
    await service.stop()
  }

  @Test func aChangeIsDecidedOnAVersion() async throws {
    let service = try TestService()
    let added = await service.send(.post, Self.suppliers, json: #"{"name":"Fogg & Sons","note":"New"}"#)
    let address = try #require(added.headers["Location"])
    let changed = await service.send(.patch, address, headers: Self.patch, json: #"{"note":null}"#)
    #expect(changed.status == 200)
    #expect(changed.headers["ETag"] == "\"2\"")
    #expect(try await service.send(.get, address).json["note"] == nil)
    let late = await service.send(.patch, address, headers: Self.patch, json: #"{"name":"Fogg & Daughters"}"#)
    #expect(late.status == 412)
    await service.stop()
  }

  @Test func aNameIsTakenOnce() async throws {
    let service = try TestService()
    _ = await service.send(.post, Self.suppliers, json: #"{"name":"Fogg & Sons"}"#)
    let second = await service.send(.post, Self.suppliers, json: #"{"name":"Fogg & Sons"}"#)
    #expect(second.status == 409)
    #expect(second.problem == "supplier-name-taken")
    let other = await service.send(.post, Self.suppliers, json: #"{"name":"Fogg & Daughters"}"#)
    let address = try #require(other.headers["Location"])
    let renamed = await service.send(.patch, address, headers: Self.patch, json: #"{"name":"Fogg & Sons"}"#)
    #expect(renamed.problem == "supplier-name-taken")
    await service.stop()
  }
}
