import Foundation
import JSON
import TestSupport
import Testing

@Suite struct StopTests {
  /// Eight clients collect one after the other until the server says that it closes. Each request that was sent on an
  /// open connection is answered, and what was answered is there afterwards.
  @Test(arguments: [SIGTERM, SIGINT])
  func aStopUnderLoadFailsNoAcceptedRequest(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let server = try await Museum.serve(folder)
    let keeper = try await Museum(server: server).nameKeeper("Ada")
    let journal = Journal()
    let results = await withTaskGroup(of: (answered: Int, failed: Int).self) { group in
      for client in 0..<8 {
        group.addTask {
          await offPool {
            guard let connection = HTTPClient(port: server.port) else { return (0, 1) }
            // A bound for a server that doesn't stop.
            for answered in 0..<10_000 {
              guard let reply = connection.send(Museum.specimen(of: keeper)), reply.status == 201 else {
                return (answered, 1)
              }
              if journal.note("\(client)-\(answered)", reply) == 400 { server.program.signal(signal) }
              if reply.headers["connection"] == "close" { return (answered + 1, 0) }
            }
            return (10_000, 1)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let failed = results.map(\.failed).reduce(0, +)
    #expect(failed == 0)
    #expect(await server.program.ending() == Program.Ending(code: 0, wasKilled: false))
    #expect(server.program.errors.whole().contains(#""body":"stopped""#))
    let log = try EventLogFile(folder)
    let answered = results.map(\.answered).reduce(0, +)
    #expect(try log.count(of: "SpecimenCollected") == answered)
    #expect(log.positions == Array(1...log.positions.count))
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func aBackgroundWorkerComesToItsEndBeforeTheFilesAreClosed(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let server = try await Museum.serve(folder, settings: ["NIGHT_WATCH": "on"])
    #expect(try await server.get("/health/live").status == 200)
    server.program.signal(signal)
    #expect(await server.program.ending() == Program.Ending(code: 0, wasKilled: false))
    #expect(try EventLogFile(folder).count(of: "KeeperNamed") == NightWatch.lastWrites)
  }

  @Test func withoutItsSettingThereIsNoWorker() async throws {
    let folder = try TemporaryFolder()
    let server = try await Museum.serve(folder)
    await server.stop()
    #expect(try EventLogFile(folder).positions == [])
  }
}
