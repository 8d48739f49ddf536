import CommandPorts
import Commands
import Composition
import Foundation
import Kernel
import SQLiteStore
import TestSupport
import Testing

/// What a service makes of the folder that it is given.
@Suite struct DataFolderTests {
  let folder: TemporaryFolder
  let data: String

  init() throws {
    folder = try TemporaryFolder()
    data = "\(folder.path)/data"
  }

  private func service(on data: String) throws -> TestService {
    try TestService(features: Specimen.features, folder: folder, settings: ["DATA_FOLDER": data])
  }

  /// The folder is free afterwards.
  private func fill(_ data: String) async throws {
    let service = try service(on: data)
    for number in 1...60 {
      _ = try await service.commands.execute(NameKeeperCommand(name: "Keeper \(number)"), service.context())
    }
    await service.stop()
  }

  @Test func theFoldersThatItMakesAreForItsUserAlone() async throws {
    let service = try service(on: data)
    for made in [data, "\(data)/read"] {
      let mode = try FileManager.default.attributesOfItem(atPath: made)[.posixPermissions] as? Int
      #expect(mode == 0o700, "\(made)")
    }
    await service.stop()
  }

  /// Or a stored fingerprint could be held against guessed requests, in any folder that leaked.
  @Test func eachFolderHasAFingerprintKeyOfItsOwnForGood() async throws {
    let request = Array("a request".utf8)
    func fingerprint(in data: String) async throws -> [UInt8] {
      let service = try service(on: data)
      let fingerprint = service.ports.fingerprints.fingerprint(request)
      await service.stop()
      return fingerprint
    }
    let first = try await fingerprint(in: data)
    #expect(try await fingerprint(in: "\(folder.path)/other") != first)
    #expect(try await fingerprint(in: data) == first)
  }

  @Test func aDamagedWriteFileIsNotServed() async throws {
    try await fill(data)
    let path = URL(filePath: "\(data)/write.sqlite")
    // Of a page of the domain's, which no start reads.
    let place = try #require(try Data(contentsOf: path).firstRange(of: Data("Keeper 30".utf8))).lowerBound
    let file = try FileHandle(forUpdating: path)
    try file.seek(toOffset: UInt64(place / 4096 * 4096))
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    let damaged = #expect(throws: FileDamaged.self) { try service(on: data) }
    #expect(damaged?.path == "\(data)/write.sqlite")
  }
}
