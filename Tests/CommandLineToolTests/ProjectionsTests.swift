import CommandLineTool
import CommandPorts
import Commands
import Composition
import Configuration
import Foundation
import HTTPValues
import Kernel
import QueryPorts
import Telemetry
import TestSupport
import Testing

/// `tandem projections`, with a server and without one.
@Suite struct ProjectionsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ words: String..., port: Int = 1) async -> ProgramRun {
    let options = ["--data-folder", folder.path, "--http-host", "127.0.0.1", "--http-port", "\(port)"]
    return await ProgramRun(["projections"] + words + options, host: FolderHost())
  }

  @Test(.timeLimit(.minutes(1))) func aRunningServerIsAsked() async throws {
    let service = try TestService(folder: folder)
    while await !run("list", port: service.port).said.contains("order_summary v1, live") { await Task.yield() }
    #expect(await run("list", port: service.port).code == 0)
    #expect(await run("rebuild", "order_summary", port: service.port).code == 0)
    let unknown = await run("pause", "lost", port: service.port)
    #expect(unknown.code == 1)
    #expect(unknown.complained.contains("There is no projection lost."))
    #expect(await run("list").code == 1, "nobody answers there")
    await service.stop()
  }

  @Test func withoutAServerTheFilesAreWorkedOn() async throws {
    let head = try await play(seed: 91) { _ in }
    #expect(await run("list").said.contains("customer_overview v1, paused, at \(head) of \(head)"))
    #expect(await run("rebuild", "order_summary").code == 0)
    #expect(await run("pause", "order_summary").code == 1)
  }

  @Test func prepareBuildsWhatIsNotThereBesideARunningServer() async throws {
    let other = "\(folder.path)/other"
    let words = ["projections", "prepare", "--data-folder", folder.path, "--read-folder", other]
    try await play(seed: 92) { head in
      let built = await ProgramRun(words, host: FolderHost())
      #expect(built.said.contains("order_summary v1 is built up to event \(head)"))
      #expect(await ProgramRun(words, host: FolderHost()).said.contains("product_sales v1 is there"))
    }
    let again = try TestService(folder: folder, settings: ["READ_FOLDER": other])
    #expect(await again.send(.get, "/api/v1/orders").status == 200, "there at once")
    await again.stop()
  }

  @Test(arguments: [["prepare"], ["rebuild", "order_summary"]])
  func whatASignalStopsIsTakenUpByTheNextRun(_ words: [String]) async throws {
    let head = try await play(seed: 93) { _ in }
    let read = words == ["prepare"] ? "\(folder.path)/other" : "\(folder.path)/read"
    let words = ["projections"] + words + ["--data-folder", folder.path, "--read-folder", read]
    let stopped = await ProgramRun(words, host: FolderHost(stopsBuilds: true))
    #expect(stopped.code == 1)
    #expect(stopped.complained.contains("order_summary: 0 of \(head) events"))
    #expect(stopped.complained.contains("stopped; the next build of order_summary goes on from there"))
    let done = await ProgramRun(words, host: FolderHost())
    #expect(done.code == 0)
    #expect(done.complained.contains("order_summary: \(head) of \(head) events"), "where it begins")
    let files = try #require(FileManager.default.subpaths(atPath: read))
    #expect(files.filter { $0.contains("stopped") || $0.contains("prepare") } == [])
  }

  /// A server with some orders, stopped and closed afterwards; answers where its log ends.
  @discardableResult
  private func play(seed: UInt64, _ body: (Int64) async -> Void) async throws -> Int64 {
    let service = try TestService(folder: folder)
    var orders = RandomOrders(service, seed: seed)
    try await orders.send(30)
    try await service.caughtUp(to: #require(orders.position))
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

  func openProjections(
    _ configuration: Configuration, _ watch: @escaping BuildWatch
  ) async throws -> ProjectionSide? {
    try ProjectionFolder.open(
      configuration, log: Logger(minimum: .error, sink: LogSink { _ in }), watch: signalled(watch)
    ).map { ProjectionSide(control: $0.control, close: $0.close) }
  }

  func prepareProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> String {
    try ProjectionFolder.prepare(configuration, watch: signalled(watch))
  }

  private func signalled(_ watch: @escaping BuildWatch) -> BuildWatch {
    { watch($0, $1, $2) && !stopsBuilds }
  }
}
