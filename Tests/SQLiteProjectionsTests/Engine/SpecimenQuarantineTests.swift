import Foundation
import HTTPValues
import JSON
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// Poison stays with its row, or with its stream when that does not tell the row, and nothing of it is left once it is
/// mended.
@Suite struct SpecimenQuarantineTests {
  /// The first specimen that has so many events, and where they are.
  private func poisonable(
    _ played: PlayedSpecimens, atLeast count: Int = 2
  ) throws -> (stream: String, events: [Position]) {
    for position in try played.log.events(ofStreams: "specimen-*") {
      let stream = try #require(try played.log.stream(at: position))
      let events = try played.log.events(ofStreams: stream)
      if events.count >= count { return (stream, events) }
    }
    throw NoSuchSpecimen()
  }

  @Test func aRetryAfterTheFixEqualsACleanRebuild() async throws {
    let played = try await PlayedSpecimens(100, seed: 21)
    let clean = try images(of: SpecimenListTable.self, in: played.read)
    let (stream, events) = try poisonable(played)
    let id = try #require(UUID(uuidString: String(stream.dropFirst("specimen-".count))))
    for stretch in [1, 7, 1000] {
      for position in events.prefix(2) { try played.log.poison(position) }
      let folder = try TemporaryFolder()
      let runner = try played.runner(SpecimenListTable.self, in: folder.path)
      try run(runner, stretch: stretch)
      #expect(try runner.checkpoint() == played.head, "the others go on")
      #expect(try runner.parked().map(\.place) == [.row("\(id)")])
      #expect(try runner.retry())
      #expect(try runner.parked().map(\.position) == [events[0]], "nothing is mended yet")
      try played.log.mend(events[0])
      #expect(try runner.retry())
      #expect(try runner.parked().map(\.position) == [events[1]], "up to the next fault")
      try played.log.mend(events[1])
      #expect(try runner.retry())
      #expect(try runner.parked() == [])
      #expect(try images(of: SpecimenListTable.self, in: folder.path) == clean)
    }
  }

  @Test(arguments: [1, 1000]) func aRowStandsStillAtItsFaultThoughLaterEventsCouldBeApplied(_ stretch: Int) async throws
  {
    let played = try await PlayedSpecimens(120, seed: 24)
    let clean = try images(of: SpecimenListTable.self, in: played.read)
    let (stream, events) = try poisonable(played, atLeast: 3)
    try played.log.poison(events[1])
    let folder = try TemporaryFolder()
    let runner = try played.runner(SpecimenListTable.self, in: folder.path)
    try run(runner, stretch: stretch)
    let file = try Connection(
      path: SQLiteProjectionStore<SpecimenListTable>.path(in: folder.path), mode: .readOnly)
    let id = UUID(uuidString: String(stream.dropFirst("specimen-".count)))
    #expect(try file.first("SELECT version FROM specimen_list WHERE id = ?", id) { try $0.int(0) } == 1)
    try played.log.mend(events[1])
    #expect(try runner.retry())
    #expect(try images(of: SpecimenListTable.self, in: folder.path) == clean)
  }

  @Test func aStreamThatDoesNotTellItsRowStandsStillAlone() async throws {
    let played = try await PlayedSpecimens(80, seed: 22)
    let clean = try images(of: SpecimenCountsTable.self, in: played.read)
    let (stream, events) = try poisonable(played)
    try played.log.poison(events[0])
    let folder = try TemporaryFolder()
    let runner = try played.runner(SpecimenCountsTable.self, in: folder.path)
    try run(runner, stretch: 7)
    #expect(try runner.checkpoint() == played.head)
    let parked = try runner.parked()
    #expect(parked.map(\.place) == [.stream(stream)])
    #expect(parked.map(\.depth) == [events.count], "its later events wait")
    #expect(try !runner.retry(), "which rows it holds up is not known")
    try played.log.mend(events[0])
    _ = try runner.rebuild { _ in true }
    #expect(try runner.parked() == [])
    #expect(try images(of: SpecimenCountsTable.self, in: folder.path) == clean)
  }

  @Test func whoAsksForAPositionThatHoldsAParkedEventIsTold() async throws {
    let played = try await PlayedSpecimens(60, seed: 23)
    let (stream, events) = try poisonable(played)
    let poisoned = stream.dropFirst("specimen-".count)
    try played.log.poison(events[0])
    try FileManager.default.removeItem(atPath: played.read)
    let service = try TestService(features: Specimen.features, folder: played.folder)
    func get(_ path: String, _ more: HTTPHeaders = [:]) async -> HTTPResponse {
      var headers = more
      headers.add("Min-Position", PositionToken(epoch: played.epoch, position: played.head).description)
      return await service.send(.get, "/api/v1/specimens\(path)", headers: headers)
    }
    for path in ["/\(poisoned)", ""] {
      let refused = await get(path)
      #expect(refused.status == 503)
      #expect(String(decoding: refused.body, as: UTF8.self).contains("read-model-quarantined"))
    }
    let lenient = await get("", ["Prefer": "handling=lenient"])
    #expect(lenient.status == 200)
    #expect(lenient.headers["Preference-Applied"] == "handling=lenient")
    let other = try #require(played.specimens.first { $0.uuidString.lowercased() != poisoned })
    #expect(await get("/\(other)").status != 503, "it stands in another row")
    await service.stop()
  }

  @Test func whoNamesNoPositionIsToldToo() async throws {
    let played = try await PlayedSpecimens(60, seed: 24)
    let (stream, events) = try poisonable(played)
    let poisoned = "/api/v1/specimens/\(stream.dropFirst("specimen-".count))"
    let other = try #require(played.specimens.first { !poisoned.hasSuffix($0.uuidString.lowercased()) })
    let keeper = try #require(played.keepers.first)

    try played.log.poison(events[1])
    try await builtAnew(played) { service async throws in
      let old = await service.send(.get, poisoned)
      #expect(old.status == 200, "it is there and lacks its later events")
      #expect(old.headers["X-Read-Parked"] == "1")
      let list = await service.send(.get, "/api/v1/specimens?limit=1")
      #expect(list.status == 200)
      #expect(list.headers["X-Read-Parked"] == "1")
      #expect(try JSON.decode(JSONValue.self, from: list.body)["parked"] == .integer(1))
      for path in ["specimens/\(other)", "keepers/\(keeper)"] {
        #expect(await service.send(.get, "/api/v1/\(path)").headers["X-Read-Parked"] == nil)
      }
    }

    try played.log.poison(events[0])
    try await builtAnew(played) { service async throws in
      let missing = await service.send(.get, poisoned)
      #expect(missing.status == 404, "it has no row")
      #expect(missing.headers["X-Read-Parked"] == "1")
      #expect(missing.headers["X-Read-Position"] != nil)
      let never = await service.send(.get, "/api/v1/specimens/\(UUID())")
      #expect(never.status == 404)
      #expect(never.headers["X-Read-Parked"] == nil)
    }

    for position in events.prefix(2) { try played.log.mend(position) }
    try await builtAnew(played) { service async throws in
      #expect(await service.send(.get, poisoned).headers["X-Read-Parked"] == nil)
      let list = await service.send(.get, "/api/v1/specimens")
      #expect(list.headers["X-Read-Parked"] == nil)
      #expect(try JSON.decode(JSONValue.self, from: list.body)["parked"] == nil)
    }
  }

  private func builtAnew(_ played: PlayedSpecimens, _ body: (TestService) async throws -> Void) async throws {
    try FileManager.default.removeItem(atPath: played.read)
    let service = try TestService(features: Specimen.features, folder: played.folder)
    await service.caughtUp(to: PositionToken(epoch: played.epoch, position: played.head))
    try await body(service)
    await service.stop()
  }
}

private struct NoSuchSpecimen: Error {}
