import Foundation
import TestSupport
import Testing

/// What is stored holds a key and other people's data: it is for the user alone whose process it is.
@Suite struct PrivacyTests {
  /// Of everything below the data folder and of itself, by path.
  private func modes(_ data: String) throws -> [String: Int] {
    var modes: [String: Int] = [:]
    for name in [""] + (try FileManager.default.subpathsOfDirectory(atPath: data).map { "/\($0)" }) {
      let attributes = try FileManager.default.attributesOfItem(atPath: data + name)
      modes[name] = try #require(attributes[.posixPermissions] as? Int)
    }
    return modes
  }

  private func expectClosed(_ data: String) throws {
    let modes = try modes(data)
    for name in ["/write.sqlite", "/write.sqlite-wal", "/write.sqlite-shm", "/write.sqlite-mark", "/lock"] {
      #expect(modes[name] == 0o600, "\(name)")
    }
    #expect(modes.keys.contains { $0.hasPrefix("/read/") && $0.hasSuffix(".sqlite") })
    for (name, mode) in modes {
      #expect(mode == (name == "" || name == "/read" ? 0o700 : 0o600), "\(name) has \(String(mode, radix: 8))")
    }
  }

  /// Serves with the umask, writes and builds a read model anew.
  private func serve(_ folder: TemporaryFolder, umask: String) async throws -> String {
    let script = "\(folder.path)/serve"
    try Data("#!/bin/sh\numask \(umask)\nexec '\(TandemProcess.specimens.path)' \"$@\"\n".utf8)
      .write(to: URL(filePath: script))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
    let server = try await TandemProcess(folder, binary: URL(filePath: script))
    let keeper = try await Museum(server: server).nameKeeper("Ada \(UUID().uuidString.prefix(8))")
    let reply = try await server.send(Museum.specimen(of: keeper))
    #expect(reply.status == 201)
    _ = try await server.get("/api/v1/specimens", atLeast: reply.headers["x-position"])
    try expectClosed("\(folder.path)/data")
    #expect(await server.stop().code == 0)
    return await offPool { server.program.errors.whole() }
  }

  @Test(arguments: ["000", "022"]) func whatItMakesIsClosedToOthers(umask: String) async throws {
    #expect(!(try await serve(try TemporaryFolder(), umask: umask)).contains("other users"))
  }

  @Test func whatWasOpenIsClosedAndTold() async throws {
    let folder = try TemporaryFolder()
    _ = try await serve(folder, umask: "022")
    let data = "\(folder.path)/data"
    for (name, _) in try modes(data) {
      let isFolder = name == "" || name == "/read"
      try FileManager.default.setAttributes([.posixPermissions: isFolder ? 0o755 : 0o644], ofItemAtPath: data + name)
    }
    let log = try await serve(folder, umask: "022")
    #expect(log.contains("other users of this machine could read files of data"))
    #expect(log.contains("\(data)/write.sqlite") && log.contains("\(data)/read/specimen_list.v1.sqlite"))
  }

  @Test func aFolderThatWasMadeForItBeforeIsTaken() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/data", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    #expect(!(try await serve(folder, umask: "022")).contains("other users"), "nothing was in it")
  }

  @Test(arguments: [(0o755, true), (0o1777, false)]) func aFolderOfOthersIsRefusedAndLeftAsItIs(
    mode: Int, holdsOther: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let data = "\(folder.path)/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
    if holdsOther { try Data().write(to: URL(filePath: "\(data)/letter.txt")) }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: data)
    let before = try modes(data)
    let ended = try await Museum.run(["serve"], in: folder)
    #expect(ended.code == 1)
    #expect(ended.errors.hasPrefix("tandem: \(data) is open to other users (mode \(String(mode, radix: 8)))"))
    #expect(try modes(data) == before)
  }
}
