import CommandPorts
import Commands
import HTTPValues
import JSON
import TestSupport
import Testing

/// A service that can't take requests says so, and why.
@Suite struct ReadinessTests {
  private struct Report: Decodable {
    struct Check: Decodable {
      let name: String
      let status: String
    }

    let checks: [Check]
  }

  /// The checks that fail; nil when the service is ready.
  private func failing(_ service: TestService) async throws -> [String]? {
    let answer = await service.send(.get, "/health/ready")
    guard answer.status != 200 else { return nil }
    #expect(answer.status == 503)
    return try JSON.decode(Report.self, from: answer.body).checks.filter { $0.status == "failed" }.map(\.name)
  }

  @Test func whileItStopsItIsNotReady() async throws {
    let service = try TestService(features: Specimen.features)
    await service.stop()
    #expect(try await failing(service)?.contains("stopping") == true)
  }

  @Test func whileItCannotWriteItIsNotReady() async throws {
    FaultyDisk.install()
    let service = try TestService(features: Specimen.features)
    let log = "\(service.folder.path)/write.sqlite-wal"
    let failedSync: Int32 = 1034
    FaultyDisk.fail(.sync, of: log, with: failedSync)
    await #expect(throws: OutcomeUnknown.self) {
      try await service.commands.execute(NameKeeperCommand(name: "Ada"), service.context())
    }
    #expect(try await failing(service) == ["writer"])
    FaultyDisk.heal(log)
    await service.stop()
  }
}
