import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// A server that dies at any moment has kept what it answered, and its read models have every event once.
@Suite struct KillTests {
  private static let rounds = Form.count(short: 15, long: 200)

  @Test(.timeLimit(.minutes(30))) func answersAndReadModelsOutliveEveryKill() async throws {
    let folder = try TemporaryFolder()
    let data = "\(folder.path)/data"
    var random = SplitMix64(seed: Seed.run)
    var server = try await TandemProcess(folder)
    var clients: [WritingClient] = []
    for number in 0..<8 {
      clients.append(try await WritingClient("\(number)", on: server, seed: Seed.run &+ UInt64(number)))
    }
    var cutRebuilds: Set<String> = []
    for number in 0..<Self.rounds {
      let round = KilledRound(server, rebuilds: number % 2 == 0, &random)
      let (ending, log) = await round.live(&clients)
      #expect(ending == Program.Ending(code: SIGKILL, wasKilled: true))
      expectNoComplaint(log)
      cutRebuilds.formUnion(try Self.constructions(in: "\(data)/read"))
      server = try await TandemProcess(folder)
    }
    for number in clients.indices {
      let port = server.port
      clients[number] = await offPool { [client = clients[number]] in
        var client = client
        client.finish(on: port)
        return client
      }
    }
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))
    expectNoComplaint(await offPool { [program = server.program] in program.errors.whole() })

    let tally = clients.reduce(into: Tally()) { $0.add($1.tally) }
    let atTheEnd = clients.reduce(into: Tally()) { $0.add($1.atTheEnd) }
    let orders = clients.reduce(0) { $0 + $1.orders.count }
    let log = try EventLogFile(folder)
    #expect(log.positions == Array(1...log.positions.count))
    #expect(try log.count(of: "OrderCreated") == orders)
    #expect(try log.count(of: "OrderItemAdded") == clients.reduce(0) { $0 + $1.added })
    #expect(try log.count(of: "OrderCancelled") == clients.reduce(0) { $0 + $1.cancelled })
    let live = try ReadRows(in: "\(data)/read")
    let anew = try ReadRows.builtAnew(from: data)
    #expect(live.differences(from: anew) == [])
    let control = try await rowsWithEventsAppliedTwice(data)
    tell(
      "kill -9: \(Self.rounds) kills, \(cutRebuilds.count) rebuilds cut short; \(orders) orders, "
        + "\(log.positions.count) events; \(clients.reduce(0) { $0 + $1.resent }) requests sent again, of which "
        + "\(clients.reduce(0) { $0 + $1.doneBefore }) had been done; \(tally.pairs) queries with a position: "
        + "\(tally.answered) answered (\(clients.reduce(0) { $0 + $1.kept }) with one from before a death), "
        + "\(tally.refused) told they were behind, \(tally.stale) lost or stale; afterwards "
        + "\(atTheEnd.answered) of \(atTheEnd.pairs) answered; "
        + "\(live.compared(with: anew)); control with 20 events applied twice: "
        + "\(live.differences(from: control).joined(separator: ", ")) differ")
    #expect(atTheEnd.answered == orders + 3 * clients.count, "each order, and what is read of each client besides")
    #expect(tally.stale == 0, "seed \(Seed.run)")
    #expect(!live.differences(from: control).isEmpty)
  }

  /// What is left of rebuilds: a file under construction, told from later ones of its name by its time.
  private static func constructions(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".rebuild.sqlite") }.map { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return "\(name) \((attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"
    }
  }

  /// A rebuild compares its rows with those in use and logs what differs.
  private func expectNoComplaint(_ log: String) {
    for complaint in ["rows were not those of a replay", "the rebuild failed", "request failed"] {
      #expect(!log.contains(complaint), "seed \(Seed.run): \(log)")
    }
  }

  /// Of a copy whose checkpoints were set back by 20 events, as if rows and checkpoint did not move together.
  private func rowsWithEventsAppliedTwice(_ data: String) async throws -> ReadRows {
    let folder = try TemporaryFolder()
    let copy = "\(folder.path)/copy"
    try FileManager.default.copyItem(atPath: data, toPath: copy)
    let log = try Connection(path: "\(copy)/write.sqlite", mode: .readOnly)
    let earlier = try log.first("SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1 OFFSET 20") {
      (position: try $0.int64(0), recordedAt: try $0.int64(1))
    }
    for path in ReadRows.files(in: "\(copy)/read") {
      let connection = try Connection(path: path, mode: .readWrite(synchronous: .off))
      try connection.run("UPDATE checkpoint SET position = ?, recorded_at = ?", earlier?.position, earlier?.recordedAt)
    }
    try passAsLeft("\(copy)/write.sqlite")
    let service = try TestService(folder: folder, settings: ["DATA_FOLDER": copy])
    let epoch = try LogIdentity(path: "\(copy)/write.sqlite").epoch
    await service.caughtUp(to: PositionToken(epoch: epoch, position: service.head))
    await service.stop()
    return try ReadRows(in: "\(copy)/read")
  }
}
