import HTTPValues
import TestSupport
import Testing

/// A query that is read from the writers' own tables.
@Suite struct DirectReaderTests {
  private static let projections = "/api/v1/admin/projections"

  @Test(.timeLimit(.minutes(1))) func itIsNeverBehindTheLogHoweverFarTheReadModelsAre() async throws {
    let service = try TestService(features: Specimen.features)
    for name in ["specimen_list", "specimen_counts"] {
      #expect(await service.send(.post, "\(Self.projections)/\(name)/pause").status == 202)
    }
    while !text(await service.send(.get, Self.projections)).contains(
      /"specimen_list"[^}]*"paused".*"specimen_counts"[^}]*"paused"/.dotMatchesNewlines())
    { await Task.yield() }

    let named = await service.send(.post, "/api/v1/keepers", json: #"{"name":"Ada"}"#)
    let position = try #require(named.headers["X-Position"])
    let address = try #require(named.headers["Location"])
    let needed: HTTPHeaders = ["Min-Position": position, "Prefer": "wait=0"]
    let keeper = await service.send(.get, address, headers: needed)
    #expect(keeper.status == 200)
    #expect(keeper.headers["X-Read-Position"] == position, "where the log ends")
    #expect(keeper.headers["ETag"] == named.headers["ETag"], "nothing but its own events changes the row")
    #expect(text(keeper).contains(#""name":"Ada""#))
    let list = await service.send(.get, "/api/v1/specimens", headers: needed)
    #expect(list.status == 503)
    #expect(text(list).contains("read-model-behind"))
    await service.stop()
  }

  @Test func whatIsNotThereIsToldAtTheSamePosition() async throws {
    let service = try TestService(features: Specimen.features)
    let named = await service.send(.post, "/api/v1/keepers", json: #"{"name":"Ada"}"#)
    let position = try #require(named.headers["X-Position"])
    let nobody = await service.send(
      .get, "/api/v1/keepers/00000000-0000-4000-8000-000000000000", headers: ["Min-Position": position])
    #expect(nobody.status == 404)
    await service.stop()
  }

  private func text(_ response: HTTPResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }
}
