import Foundation
import HTTPValues
import Kernel
import TestSupport
import Testing

/// The write file is the one that was left, or another was put in its place. No read model is there to tell.
@Suite struct PutBackFilesTests {
  private typealias Files = FileManager

  /// Answers the last position.
  private func play(_ commands: Int, seed: UInt64, _ folder: TemporaryFolder) async throws -> PositionToken {
    let service = try TestService(features: Specimen.features, folder: folder)
    var history = RandomSpecimens(service, seed: seed)
    try await history.send(commands)
    let last = try #require(history.position)
    await service.caughtUp(to: last)
    await service.stop()
    return last
  }

  private func forgetReadModels(_ folder: TemporaryFolder) throws {
    try Files.default.removeItem(atPath: "\(folder.path)/read")
  }

  private func status(_ service: TestService, at token: PositionToken) async -> Int {
    await service.send(
      .get, "/api/v1/specimens", headers: ["Min-Position": token.description, "Prefer": "wait=0, handling=lenient"]
    ).status
  }

  /// Starts on the folder, expects another epoch, and that it stays with the next start.
  private func expectAnotherLog(_ folder: TemporaryFolder, than old: [PositionToken]) async throws {
    let first = try await warnings(of: folder) { service async throws in
      for token in old { #expect(await status(service, at: token) == 400) }
    }
    #expect(first.contains { $0.contains("it has a new epoch") })
    let epoch = try logEpoch(folder)
    #expect(!old.map(\.epoch).contains(epoch))
    #expect(try await warnings(of: folder).isEmpty)
    #expect(try logEpoch(folder) == epoch)
  }

  /// What a start on the folder and a stop log.
  private func warnings(
    of folder: TemporaryFolder, _ body: (TestService) async throws -> Void = { _ in }
  ) async throws -> [String] {
    let service = try TestService(features: Specimen.features, folder: folder)
    try await body(service)
    await service.stop()
    return service.warnings
  }

  @Test func anOlderWriteFileIsAnotherLogThoughNoReadModelIsLeft() async throws {
    let folder = try TemporaryFolder()
    let (write, copy) = ("\(folder.path)/write.sqlite", "\(folder.path)/backup")
    let kept = try await play(8, seed: 71, folder)
    try Files.default.copyItem(atPath: write, toPath: copy)
    let lost = try await play(8, seed: 72, folder)
    for part in ["-wal", "-shm"] { try? Files.default.removeItem(atPath: write + part) }
    // In place, so that it keeps its number in the file system.
    let older = try Data(contentsOf: URL(filePath: copy))
    let file = try #require(FileHandle(forWritingAtPath: write))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: older)
    try file.close()
    try forgetReadModels(folder)
    try await expectAnotherLog(folder, than: [kept, lost])
  }

  @Test func anOlderFolderIsAnotherLog() async throws {
    let folder = try TemporaryFolder()
    let older = try await play(8, seed: 73, folder)
    let backup = try TemporaryFolder()
    for name in try Files.default.contentsOfDirectory(atPath: folder.path) {
      try Files.default.copyItem(atPath: "\(folder.path)/\(name)", toPath: "\(backup.path)/\(name)")
    }
    let newer = try await play(8, seed: 74, folder)
    try await expectAnotherLog(backup, than: [older, newer])
  }

  @Test(arguments: ["", "1 5 x", "1 7f 8 9"]) func aWriteFileWithoutItsMarkIsAnotherLog(_ mark: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let kept = try await play(8, seed: 75, folder)
    let path = "\(folder.path)/write.sqlite-mark"
    try Files.default.removeItem(atPath: path)
    if !mark.isEmpty { try Data(mark.utf8).write(to: URL(filePath: path)) }
    try forgetReadModels(folder)
    try await expectAnotherLog(folder, than: [kept])
  }

  /// A backup from before the epoch that the log has now.
  @Test func aFileOfAnEarlierEpochIsAnotherLog() async throws {
    let folder = try TemporaryFolder()
    let write = "\(folder.path)/write.sqlite"
    let first = try await play(8, seed: 76, folder)
    let old = try Data(contentsOf: URL(filePath: write))
    try Files.default.removeItem(atPath: "\(write)-mark")
    let second = try await play(8, seed: 77, folder)
    #expect(first.epoch != second.epoch)
    let file = try #require(FileHandle(forWritingAtPath: write))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: old)
    try file.close()
    try forgetReadModels(folder)
    try await expectAnotherLog(folder, than: [first, second])
  }

  @Test func lostReadModelsAndAMovedFolderAreNoRestore() async throws {
    let folder = try TemporaryFolder()
    let first = try await play(8, seed: 78, folder)
    try forgetReadModels(folder)
    let second = try await play(8, seed: 79, folder)
    #expect(second.epoch == first.epoch)
    let home = try TemporaryFolder()
    try Files.default.removeItem(atPath: home.path)
    try Files.default.moveItem(atPath: folder.path, toPath: home.path)
    let told = try await warnings(of: home) { service async throws in
      #expect(await status(service, at: second) == 200)
    }
    #expect(told.isEmpty)
  }
}
