import Foundation
import HTTPValues
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// An operator puts an older copy of the write file under newer read files.
@Suite struct RestoredWriteFileTests {
  /// A stopped service after 80 commands whose write file is the one it had after 40.
  private struct Restored {
    let folder: TemporaryFolder
    /// Of the last command before the copy, and of the last one after it.
    let kept: PositionToken
    let lost: PositionToken

    init() async throws {
      folder = try TemporaryFolder()
      let (write, copy) = ("\(folder.path)/write.sqlite", "\(folder.path)/copy")
      kept = try await Self.play(40, seed: 131, folder)
      try FileManager.default.copyItem(atPath: write, toPath: copy)
      lost = try await Self.play(40, seed: 132, folder)
      for part in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: write + part) }
      try FileManager.default.removeItem(atPath: write)
      try FileManager.default.moveItem(atPath: copy, toPath: write)
    }

    @discardableResult
    static func play(
      _ commands: Int, seed: UInt64, _ folder: TemporaryFolder, settings: [String: String] = [:]
    ) async throws -> PositionToken {
      let service = try TestService(folder: folder, settings: settings)
      var history = RandomOrders(service, seed: seed)
      try await history.send(commands)
      let position = try #require(history.position)
      await service.caughtUp(to: position)
      await service.stop()
      return position
    }
  }

  private func status(_ service: TestService, at token: PositionToken) async -> Int {
    await service.send(.get, "/api/v1/orders", headers: ["Min-Position": token.description]).status
  }

  /// Every row is that of the log as it is, and no token of the lost history is accepted.
  private func expectAnotherHistory(_ restored: Restored) async throws {
    let service = try TestService(folder: restored.folder)
    #expect(service.warnings.contains { $0.contains("it has a new epoch") })
    for token in [restored.kept, restored.lost] { #expect(await status(service, at: token) == 400) }
    let files = OrdersFiles(of: restored.folder)
    let epoch = try LogEpoch(restored.folder).value
    #expect(epoch != restored.kept.epoch)
    await service.caughtUp(to: PositionToken(epoch: epoch, position: service.head))
    await service.stop()
    let clean = try TemporaryFolder()
    let replay = try OrdersReplay(restored.folder, into: clean, epoch: epoch)
    try replay.run(stretch: 1000)
    #expect(try files.rows() == replay.files.rows())
  }

  @Test func aLogThatEndsBeforeTheCheckpointsIsNoticed() async throws {
    try await expectAnotherHistory(try await Restored())
  }

  @Test func aLogThatWentOnWithoutTheReadModelsIsNoticed() async throws {
    let restored = try await Restored()
    let other = try TemporaryFolder()
    let end = try await Restored.play(120, seed: 133, restored.folder, settings: ["READ_FOLDER": other.path])
    #expect(end.position > restored.lost.position)
    #expect(end.epoch != restored.kept.epoch, "the mark beside it was a witness")
    let service = try TestService(folder: restored.folder)
    #expect(service.warnings.isEmpty)
    for token in [restored.kept, restored.lost] { #expect(await status(service, at: token) == 400) }
    await service.stop()
  }

  @Test func anotherStartAndFilesCopiedWhileOpenAreNoRestore() async throws {
    let folder = try TemporaryFolder()
    let first = try await Restored.play(40, seed: 134, folder)
    let service = try TestService(folder: folder)
    #expect(await status(service, at: first) == 200)
    for name in ["order_summary", "customer_overview"] {
      #expect(await service.send(.post, "/api/v1/admin/projections/\(name)/pause").status == 202)
    }
    var history = RandomOrders(service, seed: 135)
    try await history.send(40)
    let last = try #require(history.position)
    let killed = try TemporaryFolder()
    try copy(folder.path, to: killed.path)
    try copy("\(folder.path)/read", to: "\(killed.path)/read")
    try passAsLeft("\(killed.path)/write.sqlite")
    await service.stop()
    let again = try TestService(folder: killed)
    await again.caughtUp(to: last)
    #expect(again.warnings.isEmpty)
    await again.stop()
  }

  @Test func damagedAndForeignFilesAreNoWitnesses() async throws {
    let folder = try TemporaryFolder()
    let last = try await Restored.play(20, seed: 136, folder)
    let read = "\(folder.path)/read"
    try Data(repeating: 0x2A, count: 8192).write(to: URL(filePath: "\(read)/damaged.v1.sqlite"))
    let foreign = try Connection(path: "\(read)/foreign.v1.sqlite", mode: .readWrite(synchronous: .off))
    try foreign.script("CREATE TABLE checkpoint (position INTEGER); INSERT INTO checkpoint VALUES (99999)")
    try copyRows(folder, as: "order_summary.v1.rebuild", "UPDATE checkpoint SET position = 99999")
    try copyRows(folder, as: "order_summary.v9", "UPDATE checkpoint SET position = 99999, epoch = 9")
    let service = try TestService(folder: folder)
    #expect(await status(service, at: last) == 200)
    #expect(!service.warnings.contains { $0.contains("epoch") })
    await service.stop()
  }

  private func copyRows(_ folder: TemporaryFolder, as name: String, _ change: SQL) throws {
    let path = "\(folder.path)/read/\(name).sqlite"
    try FileManager.default.copyItem(atPath: OrdersFiles(of: folder).ordersPath, toPath: path)
    try Connection(path: path, mode: .readWrite(synchronous: .off)).run(change)
  }

  private func copy(_ folder: String, to other: String) throws {
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.contains(".sqlite") && !name.hasSuffix("-shm") {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(other)/\(name)")
    }
  }
}

/// What the write file says.
private struct LogEpoch {
  let value: UInt64

  init(_ folder: TemporaryFolder) throws {
    let connection = try Connection(path: "\(folder.path)/write.sqlite", mode: .readOnly)
    value = try connection.first("SELECT epoch FROM log") { UInt64(bitPattern: try $0.int64(0)) } ?? 0
  }
}
