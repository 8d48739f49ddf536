import Composition
import Foundation
import HTTPValues
import Kernel
import SQLiteProjections
import TestSupport
import Testing

/// An operator puts an older copy of the write file under newer read files.
@Suite struct OlderWriteFileTests {
  @Test func itIsAnotherHistoryWithAnEpochOfItsOwn() async throws {
    let older = try await PlayedSpecimens(30, seed: 41)
    let write = "\(older.folder.path)/write.sqlite"
    let copy = "\(older.folder.path)/copy"
    try FileManager.default.copyItem(atPath: write, toPath: copy)
    let lost = try await goOn(older.folder)
    for part in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: write + part) }
    try FileManager.default.removeItem(atPath: write)
    try FileManager.default.moveItem(atPath: copy, toPath: write)

    let service = try TestService(features: Specimen.features, folder: older.folder)
    #expect(service.warnings.contains { $0.contains("it has a new epoch") })
    let epoch = try logEpoch(older.folder)
    #expect(epoch != older.epoch)
    for token in [lost, PositionToken(epoch: older.epoch, position: older.head)] {
      let answer = await service.send(.get, "/api/v1/specimens", headers: ["Min-Position": token.description])
      #expect(answer.status == 400)
    }
    await service.caughtUp(to: PositionToken(epoch: epoch, position: service.head))
    await service.stop()
    try DeterminismGate(service: older.folder).check(Feature.specimen.readModels)
  }

  /// Answers the last position.
  private func goOn(_ folder: TemporaryFolder) async throws -> PositionToken {
    let service = try TestService(features: Specimen.features, folder: folder)
    var history = RandomSpecimens(service, seed: 42)
    try await history.send(30)
    let last = try #require(history.position)
    await service.caughtUp(to: last)
    await service.stop()
    return last
  }
}
