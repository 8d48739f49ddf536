import CommandPorts
import Commands
import Foundation
import HTTPValues
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// A rebuild beside the rows in use, while everything goes on.
@Suite struct OnlineRebuildOfSpecimensTests {
  private static let path = "/api/v1/admin/projections"

  /// Begins one when the last is done.
  private func rebuild(_ service: TestService) async {
    while await service.send(.post, "\(Self.path)/specimen_list/rebuild").status == 409 { await Task.yield() }
  }

  /// Returns when the rows in use are those of so many rebuilds, and no others are there.
  private func isDone(_ rebuilds: Int, in folder: String) async throws {
    let whole = ["specimen_counts.v1.sqlite", "specimen_list.v1.\(rebuilds + 1).sqlite"]
    while try FileManager.default.contentsOfDirectory(atPath: folder).filter({ $0.hasSuffix(".sqlite") }).sorted()
      != whole
    { await Task.yield() }
  }

  @Test(.timeLimit(.minutes(5))) func readsNeverFailNorSeeAnythingEmptyWhileCommandsGoOn() async throws {
    let service = try TestService(features: Specimen.features)
    var history = RandomSpecimens(service, seed: 11)
    try await history.send(40)
    let keeper = try await service.commands.execute(NameKeeperCommand(name: "Constant"), service.context())
    let kept = try await service.commands.execute(
      CollectSpecimenCommand(keeperID: keeper.outcome.id, label: "Fern", count: 1), service.context())
    async let commands: PositionToken? = {
      var history = history
      try await history.send(120)
      return history.position
    }()
    for _ in 0..<3 {
      await rebuild(service)
      for _ in 0..<10 {
        let minimum: HTTPHeaders = ["Min-Position": kept.position.description]
        #expect(await service.send(.get, "/api/v1/specimens/\(kept.outcome.id)", headers: minimum).status == 200)
        let page = await service.send(.get, "/api/v1/specimens?limit=1", headers: minimum)
        #expect(page.status == 200)
        #expect(!String(decoding: page.body, as: UTF8.self).contains(#""total":0"#))
      }
    }
    let last = try #require(try await commands)
    await service.caughtUp(to: last)
    try await isDone(3, in: "\(service.folder.path)/read")
    let next = try await service.commands.execute(
      CollectSpecimenCommand(keeperID: keeper.outcome.id, label: "Moss", count: 1), service.context())
    let shown = await service.send(
      .get, "/api/v1/specimens/\(next.outcome.id)", headers: ["Min-Position": next.position.description])
    #expect(shown.status == 200, "readers go on with the new file")
    await service.stop()
    try DeterminismGate(service: service.folder).check([.asynchronous(SpecimenListTable.self)])
  }

  @Test func aRowThatAReplayWouldNotMakeIsGoneAndReported() async throws {
    let played = try await PlayedSpecimens(60, seed: 12)
    let clean = try images(of: SpecimenListTable.self, in: played.read)
    let runner = try played.runner(SpecimenListTable.self, in: played.read)
    let store = try SQLiteProjectionStore(SpecimenListTable.self, folder: played.read, epoch: played.epoch)
    try store.change { table, _ in try table.setFact(UUID(), "Nobody") }
    #expect(try images(of: SpecimenListTable.self, in: played.read) != clean)
    #expect(
      try runner.rebuild { _ in true } == [TableDifference(table: "keeper_names", before: 1, after: 0)])
    #expect(try images(of: SpecimenListTable.self, in: played.read) == clean)
  }

  @Test func aRebuildThatWasStoppedGoesOnWhereItWas() async throws {
    let played = try await PlayedSpecimens(60, seed: 13)
    let folder = try TemporaryFolder()
    let first = try played.runner(SpecimenListTable.self, in: folder.path, isLogEmpty: false)
    #expect(try first.rebuild { _ in false } == nil)
    #expect(!first.hasRows)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["specimen_list.v1.stopped.sqlite"])
    try played.log.tear(Position(2))
    let second = try played.runner(SpecimenListTable.self, in: folder.path, isLogEmpty: false)
    #expect(try second.rebuild { _ in true } == [], "nothing is read again")
    #expect(
      try images(of: SpecimenListTable.self, in: folder.path) == images(of: SpecimenListTable.self, in: played.read))
  }

  @Test func rowsThatAreBuiltForTheFirstTimeAreNotServedBefore() async throws {
    let played = try await PlayedSpecimens(30, seed: 14)
    try played.log.tear(Position(4))
    try FileManager.default.removeItem(atPath: played.read)
    let service = try TestService(features: Specimen.features, folder: played.folder)
    let answer = await service.send(.get, "/api/v1/specimens")
    #expect(answer.status == 503)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("read-model-rebuilding"))
    #expect(await service.send(.get, "/health/ready").status == 503)
    await service.stop()
  }
}
