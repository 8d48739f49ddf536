import Foundation
import TestSupport
import Testing

/// A program that can't start ends with 1 and says, in words, which file or folder it is about and what to do.
@Suite struct StartTests {
  @Test(arguments: [["serve"], ["migrate"], ["name", "keeper", "Ada"]])
  func aFolderThatIsServedIsRefusedToOthers(arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let first = try await Museum.serve(folder)
    let second = try await Museum.run(arguments, in: folder)
    #expect(second.code == 1)
    #expect(
      second.errors
        == "tandem: \(folder.path)/data is in use by process \(first.program.pid). "
        + "Stop it, or name another folder with DATA_FOLDER.\n")
    #expect(try await first.get("/health/live").status == 200)
    #expect(await first.stop().code == 0)
    let third = try await Museum.serve(folder)
    #expect(await third.stop().code == 0)
  }

  @Test func aFolderThatCannotBeMadeIsNamed() async throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(filePath: "\(folder.path)/data"))
    let ended = try await Museum.run(["serve"], in: folder)
    #expect(ended.code == 1)
    #expect(
      ended.errors.hasPrefix("tandem: The folder \(folder.path)/data can't be made: "), "it says: \(ended.errors)")
  }

  @Test(arguments: [0, 0.5]) func aDamagedFileIsNamedAndNotServed(share: Double) async throws {
    let folder = try TemporaryFolder()
    let server = try await Museum.serve(folder)
    let keeper = try await Museum(server: server).nameKeeper("Ada")
    for _ in 0..<100 { _ = try await server.send(Museum.specimen(of: keeper)) }
    #expect(await server.stop().code == 0)
    let path = "\(folder.path)/data/write.sqlite"
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let pages = try file.seekToEnd() / 4096
    try file.seek(toOffset: UInt64(Double(pages) * share) * 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    let ended = try await Museum.run(["serve"], in: folder)
    #expect(ended.code == 1)
    #expect(ended.errors.hasPrefix("tandem: \(path) is damaged: "), "it says: \(ended.errors)")
    #expect(ended.errors.contains("backup"), "it says: \(ended.errors)")
  }
}
