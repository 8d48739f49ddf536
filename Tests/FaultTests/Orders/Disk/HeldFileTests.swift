import Foundation
import JSON
import SQLiteStore
import TestSupport
import Testing

/// Others hold the write file: a backup, `projections prepare`, somebody with a shell.
@Suite(.serialized) struct HeldFileTests {
  @Test(.timeLimit(.minutes(2))) func aSnapshotThatSomebodyHoldsDoesNotKeepTheServerFromStarting() async throws {
    let warehouse = try await Warehouse.shared.value
    let folder = try warehouse.copy()
    var server = try await TandemProcess(folder)
    _ = try await server.send(Warehouse.order(of: warehouse.customer, 1, key: "before"))
    let reader = try Connection(path: "\(folder.path)/data/write.sqlite", mode: .readOnly)
    try reader.run("BEGIN")
    let seen = try count(reader)
    _ = try await server.send(Warehouse.order(of: warehouse.customer, 1, key: "behind-its-back"))
    server.program.signal(SIGKILL)
    _ = await server.program.ending()

    server = try await TandemProcess(folder)
    #expect(try await server.send(Warehouse.order(of: warehouse.customer, 1, key: "after")).status == 201)
    let replay = try await server.send(Warehouse.order(of: warehouse.customer, 1, key: "behind-its-back"))
    #expect(replay.headers["idempotency-replayed"] == "true")
    #expect(try count(reader) == seen)
    try reader.run("COMMIT")
    let present = try count(reader)
    #expect(present > seen)
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))
    tell("held file: started under a snapshot of \(seen) events, with \(present) at the end")
  }

  @Test(.timeLimit(.minutes(2))) func whileAnotherProgramHoldsTheLockWritesAreRefusedWithItsReason() async throws {
    let warehouse = try await Warehouse.shared.value
    let folder = try warehouse.copy()
    let server = try await TandemProcess(folder)
    let path = "\(folder.path)/data/write.sqlite"
    let other = try Connection(path: path, mode: .readWrite(synchronous: .full))
    try other.run("BEGIN IMMEDIATE")
    let request = Warehouse.order(of: warehouse.customer, 1, key: "locked-out")
    let refused = try await server.send(request)
    #expect(refused.status == 503)
    #expect(refused.json?["type"]?.string == "/problems/writes-locked")
    #expect(refused.headers["retry-after"] != nil)
    let ready = try await server.get("/health/ready")
    #expect(ready.status == 503)
    #expect(ready.text.contains("another program holds the lock"))
    try other.run("COMMIT")
    while try await server.get("/health/ready").status != 200 {}
    let done = try await server.send(request)
    #expect(done.status == 201)
    #expect(done.headers["idempotency-replayed"] == nil)

    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))
    try other.run("BEGIN IMMEDIATE")
    let ended = try await TandemProcess.run(["serve"], in: folder)
    #expect(ended.code == 1)
    #expect(ended.errors.contains("\(path) is locked by another program"), "\(ended.errors)")
    tell("locked file: a write was refused with 503 and done afterwards; a start was refused with its reason")
  }

  private func count(_ connection: Connection) throws -> Int {
    try connection.first("SELECT count(*) FROM events") { try $0.int(0) } ?? 0
  }
}
