import Foundation
import HTTPValues
import Kernel
import SQLiteProjections
import TestSupport
import Testing

/// A read model's file is damaged: nobody is served from it, it is told, and it is mended, while all else goes on.
@Suite struct DamagedWhileServingTests {
  private static let list = "/api/v1/specimens?limit=100"

  private let folder: TemporaryFolder
  /// What is answered when all is well.
  private let clean: HTTPResponse

  init() async throws {
    let service = try TestService(features: Specimen.features)
    folder = service.folder
    var history = RandomSpecimens(service, seed: 72)
    try await history.send(120)
    if let position = history.position { await service.caughtUp(to: position) }
    clean = await service.send(.get, Self.list)
    await service.stop()
  }

  private var path: String { SQLiteProjectionStore<SpecimenListTable>.path(in: "\(folder.path)/read") }

  private func problem(_ answer: HTTPResponse) -> String {
    String(decoding: answer.body, as: UTF8.self).firstMatch(of: /problems\/([a-z-]+)/).map { String($0.1) } ?? ""
  }

  /// Asks until there is an answer; answers the problems before it.
  private func ask(_ service: TestService) async -> Set<String> {
    var problems: Set<String> = []
    while true {
      let answer = await service.send(.get, Self.list)
      if answer.status == 200 {
        #expect(answer.body == clean.body, "never a part of it")
        break
      }
      #expect(answer.status == 503)
      problems.insert(problem(answer))
      await Task.yield()
    }
    return problems
  }

  private func expectTold(_ service: TestService) async {
    #expect(
      service.warnings.contains { $0.contains("ERROR") && $0.contains("specimen_list") && $0.contains("is damaged") })
    let metrics = await service.send(.get, "/metrics")
    let figure = #"projection_damaged_total{projection="specimen_list"} 1"#
    #expect(String(decoding: metrics.body, as: UTF8.self).contains(figure))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [Damage.rootPage, .halved])
  func whatReadersMeetIsRefusedToldAndMended(_ damage: Damage) async throws {
    #expect(clean.status == 200)
    let service = try TestService(features: Specimen.features, folder: folder)
    try damage.strike("specimen_list", in: path)
    let problems = await ask(service)
    // Whether a reader met it or the projection, which looks once a second, is a matter of who comes first.
    #expect(!problems.isEmpty)
    #expect(problems.isSubset(of: ["read-damaged", "read-model-damaged", "reads-closed"]))
    await expectTold(service)
    await service.stop()
  }

  @Test(.timeLimit(.minutes(1))) func aFileThatGoesAwayIsMadeAnew() async throws {
    let service = try TestService(features: Specimen.features, folder: folder)
    try FileManager.default.removeItem(atPath: path)
    while !FileManager.default.fileExists(atPath: path) { _ = await ask(service) }
    _ = await ask(service)
    await expectTold(service)
    await service.stop()
    #expect(FileManager.default.fileExists(atPath: path), "it is the one in use")
  }

  @Test(.timeLimit(.minutes(1)), arguments: [Damage.header, .emptied])
  func aServerThatStartsOnItIsDarkFromTheFirstRequest(_ damage: Damage) async throws {
    try damage.strike("specimen_list", in: path)
    let service = try TestService(features: Specimen.features, folder: folder)
    #expect(await ask(service).isSubset(of: ["read-model-damaged"]))
    await expectTold(service)
    await service.stop()
  }
}
