import CommandLineTool
import CommandPorts
import Commands
import Composition
import Configuration
import Foundation
import HTTPValues
import Kernel
import Projections
import QueryPorts
import SQLiteStore
import Telemetry
import TestSupport
import Testing

/// `tandem projections`, with a server and without one.
@Suite struct ProjectionsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ words: String..., port: Int? = nil) async -> ProgramRun {
    let options = ["--data-folder", folder.path] + (port.map { ["--http-port", "\($0)"] } ?? [])
    return await ProgramRun(["projections"] + words + options, host: FolderHost())
  }

  @Test(.timeLimit(.minutes(1))) func aRunningServerIsAsked() async throws {
    let service = try TestService(features: Specimen.features, folder: folder)
    while await !run("list").said.contains("specimen_list v1, live") { await Task.yield() }
    #expect(await run("list", port: service.port).code == 0)
    #expect(await run("rebuild", "specimen_list").said.hasPrefix("begun; "))
    for verb in ["pause", "resume", "retry"] { #expect(await run(verb, "specimen_counts").code == 0) }
    for name in ["lost", "", "specimen_list/pause", "a\r\nX: y", "?"] {
      let unknown = await run("pause", name)
      #expect(unknown.code == 1)
      #expect(unknown.complained.contains("there is no projection \(name.debugDescription); there are specimen_list,"))
    }
    #expect(await run("list", port: 1).code == 1, "nobody answers there")
    await service.stop()
  }

  @Test(arguments: ["::1", "0.0.0.0"]) func itIsAskedWhereverItListens(_ host: String) async throws {
    let service = try TestService(
      features: Specimen.features, folder: folder, principal: .off,
      settings: ["HTTP_HOST": host, "OPERATIONS_HOST": host, "OPERATIONS_PORT": "0"])
    #expect(await run("list").complained == "tandem: Sign in first: this needs a known principal.\n")
    await service.stop()
  }

  @Test func whoHoldsTheFolderAndIsNoServerIsNotTakenForTheOneThatRunsElsewhere() async throws {
    try await play(seed: 94) { _ in }
    let other = try TestService(features: Specimen.features)
    let lock = try FolderLock(folder: folder.path)
    let refused = await run("list", port: other.port)
    #expect(refused.code == 1)
    #expect(refused.complained.contains("\(folder.path) is in use by process"))
    #expect(refused.complained.contains("which can't be asked: an import,"))
    withExtendedLifetime(lock) {}
    await other.stop()
  }

  @Test(arguments: [["list"], ["prepare"], ["rebuild", "specimen_list"]])
  func aFolderWithoutALogStaysAsItIs(_ words: [String]) async throws {
    let run = await ProgramRun(["projections"] + words + ["--data-folder", folder.path + "/typo"], host: FolderHost())
    #expect(run.code == 1)
    #expect(run.complained.contains("there is no event log at \(folder.path)/typo/write.sqlite"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/typo"))
  }

  @Test func twoPreparesAtOnceAreToldApart() async throws {
    try await play(seed: 95) { _ in }
    let workshop = "\(folder.path)/read/prepare"
    try FileManager.default.createDirectory(atPath: workshop, withIntermediateDirectories: true)
    let lock = try FolderLock(folder: workshop)
    #expect(await run("prepare").complained.contains("another `projections prepare` runs (process "))
    withExtendedLifetime(lock) {}
  }

  @Test func withoutAServerTheFilesAreWorkedOn() async throws {
    let head = try await play(seed: 91) { _ in }
    #expect(await run("list").said.contains("specimen_counts v1, at rest, at \(head) of \(head)"))
    #expect(await run("rebuild", "specimen_list").code == 0)
    #expect(await run("pause", "specimen_list").said.contains("specimen_list v1, at rest, paused, at \(head)"))
    #expect(await run("resume", "specimen_list").said.contains("specimen_list v1, at rest, at \(head)"))
    #expect(await run("retry", "lost").complained.contains("there is no projection \"lost\""))
    try FileManager.default.removeItem(atPath: "\(folder.path)/read")
    #expect(await run("list").said.contains("specimen_list v1, not built yet, at 0 of \(head)"))
    #expect(await run("retry", "specimen_list").said.contains("specimen_list v1, at rest, at \(head) of \(head)"))
  }

  @Test func whoLooksChangesNothingEvenUnderAnOlderLog() async throws {
    try await play(seed: 96) { _ in }
    let (log, copy) = ("\(folder.path)/write.sqlite", "\(folder.path)/copy")
    try FileManager.default.copyItem(atPath: log, toPath: copy)
    let head = try await play(seed: 97) { _ in }
    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.moveItem(atPath: copy, toPath: log)
    try FileManager.default.removeItem(atPath: "\(folder.path)/lock")
    let before = try files()
    let list = await run("list")
    #expect(list.code == 0)
    #expect(list.said.contains("specimen_list v1, not built yet, at 0 of "))
    #expect(list.complained.contains("the event log is older than the read models"))
    #expect(await run("retry", "lost").code == 1)
    #expect(try files() == before)
    // The next start tells it too, and does it.
    let service = try TestService(features: Specimen.features, folder: folder)
    #expect(service.warnings.contains { $0.contains("it has a new epoch") })
    #expect(service.head.value < head)
    await service.stop()
  }

  /// All but what every reader of a write-ahead log makes.
  private func files() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") && $0 != "read" }
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\($0)"))) })
  }

  @Test(.timeLimit(.minutes(1))) func aRetryThatLeavesSomethingStandingFails() async throws {
    try await play(seed: 98) { _ in }
    let log = "\(folder.path)/write.sqlite"
    func change(_ sql: SQL) throws { try Connection(path: log, mode: .readWrite(synchronous: .off)).run(sql) }
    try change(
      """
      UPDATE events SET payload = '!' || payload
      WHERE position = (SELECT min(position) FROM events WHERE stream GLOB 'specimen-*')
      """)
    try FileManager.default.removeItem(atPath: "\(folder.path)/read")
    #expect(await run("rebuild", "specimen_list").code == 0)
    func failed(_ run: ProgramRun) -> Bool {
      run.code == 1 && run.said.contains("parked: row")
        && run.complained.contains("1 of specimen_list still stands still")
    }
    #expect(failed(await run("retry", "specimen_list")))
    func mendWhileServing() async throws {
      let service = try TestService(features: Specimen.features, folder: folder)
      #expect(failed(await run("retry", "specimen_list")), "asked of a server")
      try change("UPDATE events SET payload = substr(payload, 2) WHERE payload GLOB '!*'")
      #expect(await run("retry", "specimen_list").code == 0)
      await service.stop()
    }
    try await mendWhileServing()
    #expect(await run("retry", "specimen_list").code == 0, "nothing is parked")
  }

  @Test func prepareBuildsWhatIsNotThereBesideARunningServer() async throws {
    let other = "\(folder.path)/other"
    let words = ["projections", "prepare", "--data-folder", folder.path, "--read-folder", other]
    try await play(seed: 92) { head in
      let built = await ProgramRun(words, host: FolderHost())
      #expect(built.said.contains("specimen_list v1 is built up to event \(head)"))
      #expect(await ProgramRun(words, host: FolderHost()).said.contains("specimen_counts v1 is there"))
    }
    let again = try TestService(features: Specimen.features, folder: folder, settings: ["READ_FOLDER": other])
    #expect(await again.send(.get, "/api/v1/specimens").status == 200, "there at once")
    await again.stop()
  }

  @Test(arguments: [["prepare"], ["rebuild", "specimen_list"]])
  func whatASignalStopsIsTakenUpByTheNextRun(_ words: [String]) async throws {
    let head = try await play(seed: 93) { _ in }
    let read = words == ["prepare"] ? "\(folder.path)/other" : "\(folder.path)/read"
    let words = ["projections"] + words + ["--data-folder", folder.path, "--read-folder", read]
    let stopped = await ProgramRun(words, host: FolderHost(stopsBuilds: true))
    #expect(stopped.code == 1)
    #expect(stopped.complained.contains("specimen_list: 0 of \(head) events"))
    #expect(stopped.complained.contains("stopped; the next build of specimen_list goes on from there"))
    let done = await ProgramRun(words, host: FolderHost())
    #expect(done.code == 0)
    #expect(done.complained.contains("specimen_list: \(head) of \(head) events"), "where it begins")
    let files = try #require(FileManager.default.subpaths(atPath: read))
    #expect(files.filter { $0.contains("stopped") || $0.contains("prepare") } == [])
  }

  /// A server with some specimens, stopped and closed afterwards; answers where its log ends.
  @discardableResult
  private func play(seed: UInt64, _ body: (Int64) async -> Void) async throws -> Int64 {
    let service = try TestService(features: Specimen.features, folder: folder)
    var history = RandomSpecimens(service, seed: seed)
    try await history.send(30)
    try await service.caughtUp(to: #require(history.position))
    let head = service.head.value
    await body(head)
    await service.stop()
    return head
  }
}

/// As the program's own, over the composition.
private struct FolderHost: ProgramHost {
  struct NotAsked: Error {}

  /// As if a signal had come.
  var stopsBuilds = false

  func serve(_ configuration: Configuration) async throws { throw NotAsked() }
  func migrate(_ configuration: Configuration) async throws { throw NotAsked() }
  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide { throw NotAsked() }
  func openAPI() throws -> String { throw NotAsked() }

  func lookAtProjections(_ configuration: Configuration) throws -> ProjectionPlace {
    try ProjectionFolder.look(configuration, features: Specimen.features)
  }

  func openProjections(
    _ configuration: Configuration, _ watch: @escaping BuildWatch
  ) async throws -> ProjectionSide {
    try ProjectionFolder.open(
      configuration, features: Specimen.features, log: Logger(minimum: .error, sink: LogSink { _ in }),
      watch: signalled(watch))
  }

  func prepareProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> String {
    try ProjectionFolder.prepare(
      configuration, tables: FeatureSet(Specimen.features).readModels(.asynchronous), watch: signalled(watch))
  }

  private func signalled(_ watch: @escaping BuildWatch) -> BuildWatch {
    { watch($0, $1, $2) && !stopsBuilds }
  }
}
