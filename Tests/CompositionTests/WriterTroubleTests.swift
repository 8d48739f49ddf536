import CommandPorts
import Foundation
import HTTPValues
import JSON
import Kernel
import Telemetry
import TestSupport
import Testing

/// What operators and clients are told while the disk below a running service is full or fails.
@Suite(.timeLimit(.minutes(1))) struct WriterTroubleTests {
  private static let failedSync: Int32 = 1_034
  private static let full: Int32 = 13

  init() {
    FaultyDisk.install()
  }

  @Test func aFullDiskIsToldInReadinessLogAndMetrics() async throws {
    let service = try TestService(features: Specimen.features, logging: .info)
    let log = service.folder.path + "/write.sqlite-wal"
    await service.ready(200)
    FaultyDisk.fail(.write, of: log, with: Self.full)
    let refused = await service.nameKeeper(key: "k")
    #expect(refused.status == 507)
    #expect(refused.text.contains("Nothing was done"))
    #expect(await service.writerCheck()?.contains("the disk is full") == true)
    #expect(await service.metrics().contains(#"writer_state{state="refused"} 1"#))
    #expect(service.lines(with: "the storage refuses writes") == 1)
    for _ in 0..<3 { #expect(await service.nameKeeper(key: "k").status == 507) }
    #expect(service.lines(with: "the storage refuses writes") == 1, "told once")
    FaultyDisk.heal(log)
    await service.ready(200)
    #expect(service.lines(with: "writing goes on") == 1)
    #expect(await service.metrics().contains(#"writer_state{state="working"} 1"#))
    #expect(await service.nameKeeper(key: "k").status == 201)
    await service.stop()
  }

  @Test func aFailedSyncIsToldInReadinessLogAndMetricsAndNobodyIsToldThatNothingWasDone() async throws {
    let service = try TestService(features: Specimen.features, logging: .info)
    let log = service.folder.path + "/write.sqlite-wal"
    await service.ready(200)
    FaultyDisk.fail(.sync, of: log, with: Self.failedSync)
    for _ in 0..<3 {
      let answer = await service.nameKeeper(key: "k")
      #expect(answer.status == 503)
      #expect(answer.text.contains("outcome-unknown"))
      #expect(!answer.text.contains("othing was done"))
    }
    let other = await service.nameKeeper(key: nil)
    #expect(other.text.contains("writes-stopped"))
    #expect(await service.writerCheck()?.contains("writing has stopped") == true)
    #expect(await service.metrics().contains(#"writer_state{state="stopped"} 1"#))
    #expect(await service.metrics().contains("writer_stops_total 1"))
    #expect(service.lines(with: "writing has stopped") == 1)
    FaultyDisk.heal(log)
    await service.ready(200)
    let done = await service.nameKeeper(key: "k")
    #expect(done.status == 201)
    #expect(done.headers["Idempotency-Replayed"] == nil)
    #expect(await service.nameKeeper(key: "k").headers["Idempotency-Replayed"] == "true")
    #expect(service.head == Position(1))
    #expect(service.lines(with: "writing goes on") == 1)
    await service.stop()
  }

  @Test func anOpeningThatFailsSaysWhichFileAndWhatToDo() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/write.sqlite", withIntermediateDirectories: true)
    let error = #expect(throws: (any Error).self) { try TestService(features: Specimen.features, folder: folder) }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.hasPrefix("\(folder.path)/write.sqlite can't be opened: "), "\(words)")
  }

  @Test func anotherLogInThePlaceOfTheOneThatIsServedIsNotTaken() async throws {
    let service = try TestService(features: Specimen.features, logging: .info)
    let other = try TestService(features: Specimen.features)
    await other.stop()
    let path = service.folder.path + "/write.sqlite"
    _ = await service.nameKeeper(key: "k")
    FaultyDisk.fail(.sync, of: path + "-wal", with: Self.failedSync)
    #expect(await service.nameKeeper(key: "k2").status == 503)
    for ending in ["-wal", "-shm", ""] { try? FileManager.default.removeItem(atPath: path + ending) }
    try FileManager.default.copyItem(atPath: other.folder.path + "/write.sqlite", toPath: path)
    FaultyDisk.heal(path + "-wal")
    while service.lines(with: "holds another log than before") == 0 { await service.ready(503) }
    #expect(await service.nameKeeper(key: "k2").status == 503)
    await service.stop()
  }
}

extension TestService {
  fileprivate func nameKeeper(key: String?) async -> HTTPResponse {
    await send(
      .post, "/api/v1/keepers", headers: HTTPHeaders(key.map { [("Idempotency-Key", $0)] } ?? []),
      json: #"{"name":"Ada \#(key ?? "")"}"#)
  }

  /// Waits until readiness is answered with the status.
  fileprivate func ready(_ status: Int) async {
    while await send(.get, "/health/ready").status != status { await Task.yield() }
  }

  /// What is wrong with the writer.
  fileprivate func writerCheck() async -> String? {
    let checks = try? JSON.decode(JSONValue.self, from: await send(.get, "/health/ready").body)["checks"]
    return checks?.elements.first { $0["name"]?.string == "writer" }?["detail"]?.string
  }

  fileprivate func metrics() async -> String {
    await offPool { [port] in HTTPClient(port: port)?.send(Request(target: "/metrics"))?.text ?? "" }
  }

  fileprivate func lines(with text: String) -> Int {
    warnings.count { $0.contains(text) }
  }
}

extension HTTPResponse {
  fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}
