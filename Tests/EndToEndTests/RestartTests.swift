import Foundation
import JSON
import TestSupport
import Testing

/// What a process answered outlives it.
@Suite struct RestartTests {
  @Test func aRestartKeepsEveryAnswerAndPositionsGoOn() async throws {
    let folder = try TemporaryFolder()
    var server = try await Museum.serve(folder)
    #expect(server.startPosition == 0)
    let keeper = try await Museum(server: server).nameKeeper("Ada")
    var specimens: [String] = []
    var position = ""
    for _ in 0..<5 {
      let reply = try await server.send(Museum.specimen(of: keeper))
      specimens.append(try #require(reply.headers["location"]))
      position = try #require(reply.headers["x-position"])
    }
    let targets = specimens + ["/api/v1/specimens?sort_by=count&limit=3", "/api/v1/keepers/\(keeper)"]
    var before: [Reply] = []
    for target in targets { before.append(try await server.get(target, atLeast: position)) }
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))

    server = try await Museum.serve(folder)
    #expect(server.startPosition == 6)
    for (target, old) in zip(targets, before) {
      let new = try await server.get(target, atLeast: position)
      #expect(new.status == 200)
      #expect(new.body == old.body, "\(target)")
      #expect(new.headers["etag"] == old.headers["etag"])
    }
    _ = try await Museum(server: server).nameKeeper("Bob")
    await server.stop()
    let log = try EventLogFile(folder)
    #expect(log.positions == Array(1...7))
  }

  @Test func aKilledServerKeepsWhatItAnswered() async throws {
    let folder = try TemporaryFolder()
    var server = try await Museum.serve(folder)
    let keeper = try await Museum(server: server).nameKeeper("Ada")

    // Eight clients write until the server is gone; the answer that makes it 400 kills it.
    let journal = Journal()
    let killed = server
    let sent = await withTaskGroup(of: [String].self) { group in
      for client in 0..<8 {
        group.addTask {
          await offPool {
            guard let connection = HTTPClient(port: killed.port) else { return [] }
            var keys: [String] = []
            for number in 0..<1_000 {
              let key = "\(client)-\(number)"
              keys.append(key)
              guard let reply = connection.send(Museum.specimen(of: keeper, key: key)) else { break }
              if journal.note(key, reply) == 400 { killed.program.signal(SIGKILL) }
            }
            return keys
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(await killed.program.ending() == Program.Ending(code: SIGKILL, wasKilled: true))
    let answered = journal.replies
    #expect(answered.count >= 400)
    #expect(answered.values.allSatisfy { $0.status == 201 })

    server = try await Museum.serve(folder)
    for reply in answered.values.prefix(20) {
      let position = try #require(reply.headers["x-position"])
      #expect(try await server.get("/api/v1/specimens", atLeast: position).status == 200, "the log is the same")
    }
    // Every request again: what was answered is answered the same, the others have their effect now or had it before.
    var position: String?
    for key in sent {
      let reply = try await server.send(Museum.specimen(of: keeper, key: key))
      #expect(reply.status == 201)
      position = reply.headers["x-position"] ?? position
      guard let old = answered[key] else { continue }
      #expect(reply.body == old.body)
      #expect(reply.headers["idempotency-replayed"] == "true")
      let specimen = try await server.get(try #require(old.headers["location"]), atLeast: old.headers["x-position"])
      #expect(specimen.status == 200)
    }
    let list = try await server.get("/api/v1/specimens", atLeast: "\(try #require(position))")
    #expect(list.json?["total"] == .integer(Int64(sent.count)))
    await server.stop()

    let log = try EventLogFile(folder)
    #expect(log.positions == Array(1...log.positions.count))
    #expect(try log.count(of: "SpecimenCollected") == sent.count)
    try await expectReadModelsEqualTheLog(folder, position: try #require(position))
  }

  /// Throws the read models away and lets them be built from the log: every row must be as it was.
  private func expectReadModelsEqualTheLog(_ folder: TemporaryFolder, position: String) async throws {
    let live = try readRows(folder)
    #expect(!live.isEmpty)
    try FileManager.default.removeItem(atPath: "\(folder.path)/data/read")
    let server = try await Museum.serve(folder)
    #expect(try await server.get("/api/v1/specimens", atLeast: position).status == 200)
    await server.stop()
    #expect(try readRows(folder) == live)
  }
}
