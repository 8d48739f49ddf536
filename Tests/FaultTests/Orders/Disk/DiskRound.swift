import Foundation
import JSON
import SQLiteStore
import TestSupport
import Testing

/// A server that is written to while its disk fails, and afterwards.
struct DiskRound {
  /// Within which the fault must show, and be over when the disk is well.
  private static let patience = Duration.seconds(60)

  private let fault: DiskCase
  private let seed: UInt64
  private let forgetsKeys: Bool

  init(_ fault: DiskCase, seed: UInt64, forgetsKeys: Bool = false) {
    (self.fault, self.seed, self.forgetsKeys) = (fault, seed, forgetsKeys)
  }

  func live(_ figures: inout DiskFigures) async throws {
    let warehouse = try await Warehouse.shared.value
    let folder = try warehouse.copy()
    let before = try Count(folder)
    let disk = try await DiskOrders(folder)
    var server = try await TandemProcess(folder, settings: disk.environment)
    let crowd = Crowd(warehouse, count: 4, seed: seed)
    let port = server.port
    async let traffic: Void = crowd.write(to: port)
    // Or who waits for the traffic would wait for ever, when what follows throws.
    defer { crowd.end(after: 0) }
    while crowd.done < 20 {
      try crowd.look()
      _ = try await server.get("/health/live")
    }

    try fault.begin(on: disk)
    try await fails(server, disk, crowd)
    figures.faults += try disk.done(fault.operation)
    if fault.end == .untilDeath {
      server.program.signal(SIGKILL)
      _ = await server.program.ending()
      await traffic
      try await startOnFaultyDisk(folder, disk, crowd)
      try disk.heal()
      server = try await TandemProcess(folder, settings: disk.environment)
      let nextPort = server.port
      async let more: Void = crowd.write(to: nextPort)
      try await recovers(server, crowd)
      await more
    } else {
      if fault.end == .untilMended { try disk.heal() }
      try await recovers(server, crowd)
      await traffic
    }
    await crowd.finish(on: server.port)
    await crowd.finish(on: server.port)
    if forgetsKeys { await crowd.repeatWithOtherKeys(on: server.port) }
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))

    figures.add(crowd.histories)
    let after = try Count(folder)
    let created = after.created - before.created - crowd.created
    let added = after.added - before.added - crowd.added
    figures.lost += max(0, -created) + max(0, -added) + crowd.histories.count { !$0.isDone }
    figures.duplicates += max(0, created) + max(0, added)
    #expect(after.isGapFree)
  }

  /// Returns when the fault has come, and, where it stays, the server says so.
  private func fails(_ server: TandemProcess, _ disk: DiskOrders, _ crowd: Crowd) async throws {
    let enough = fault.end == .once ? 1 : 3
    let end = ContinuousClock.now + Self.patience
    var isTold = fault.end == .once || fault.isHarmless
    while try !isTold || disk.done(fault.operation) < enough {
      try crowd.look()
      guard ContinuousClock.now < end else { throw TooLate(waiting: "to be told that the disk fails") }
      let ready = try await server.get("/health/ready")
      guard ready.status == 503 else { continue }
      let failed = ready.json?["checks"]?.elements.filter { $0["status"]?.string == "failed" } ?? []
      isTold = isTold || failed.contains { $0["name"]?.string == "writer" && $0["detail"]?.string?.isEmpty == false }
    }
  }

  /// A server that is started while the disk still fails says why it can't start, or answers without a falsehood.
  private func startOnFaultyDisk(_ folder: TemporaryFolder, _ disk: DiskOrders, _ crowd: Crowd) async throws {
    do {
      let server = try await TandemProcess(folder, settings: disk.environment)
      await crowd.retry(on: server.port)
      server.program.signal(SIGKILL)
      _ = await server.program.ending()
    } catch let error as TandemProcess.DidNotServe {
      #expect(error.errors.contains("tandem: ") && error.errors.contains("\(folder.path)/data"), "\(error.errors)")
    }
  }

  private func recovers(_ server: TandemProcess, _ crowd: Crowd) async throws {
    let end = ContinuousClock.now + Self.patience
    while try await server.get("/health/ready").status != 200 {
      try crowd.look()
      guard ContinuousClock.now < end else { throw TooLate(waiting: "for the server to recover") }
    }
    crowd.end(after: 40)
  }

  struct TooLate: Error {
    let waiting: String
  }

  /// What the log of a stopped server holds.
  private struct Count {
    let created: Int
    let added: Int
    let isGapFree: Bool

    init(_ folder: TemporaryFolder) throws {
      let log = try EventLogFile(folder)
      created = try log.count(of: "OrderCreated") ?? 0
      added = try log.count(of: "OrderItemAdded") ?? 0
      isGapFree = log.positions == Array(1...log.positions.count)
    }
  }
}
