import HTTPValues
import Synchronization
import TestSupport
import Testing

/// Nobody is shown less than the position they ask for, whatever the projectors do.
@Suite(.serialized) struct RaceTests {
  private static let pairs = Form.count(short: 320, long: 2_560)

  @Test(.timeLimit(.minutes(10))) func projectorRunning() async throws {
    let service = try TestService()
    let race = try await Race("running", Doors(service, patience: 5), pairs: Self.pairs)
    check(race, "projector running")
    try await expectRowsOfACleanRebuild(service)
  }

  @Test(.timeLimit(.minutes(10))) func projectorPausedAndResumed() async throws {
    let service = try TestService()
    let admin = Projections(service)
    let pauses = Atomic(0)
    let race = try await Race("paused", Doors(service, patience: 0.05), pairs: Self.pairs) { random in
      if try await admin.disturb(&random) { pauses.add(1, ordering: .relaxed) }
    } settle: {
      try await admin.resumeAll()
    }
    // Nothing moves, so each answer that does not wait for its position lacks the write.
    let control = try await Race(
      "control", Doors(service, patience: 0.05), pairs: 160, fresh: false, prepare: { try await admin.pauseAll() },
      settle: { try await admin.resumeAll() }
    ).tally
    check(race, "projector paused \(pauses.load(ordering: .relaxed)) times", control: control)
    #expect(pauses.load(ordering: .relaxed) > 0)
    #expect(race.tally.refused > 0)
    #expect(control.stale == control.pairs, "without Min-Position all of them must be stale")
    try await expectRowsOfACleanRebuild(service)
  }

  @Test(.timeLimit(.minutes(10))) func projectorKilledAndBegunAnewOnReopenedFiles() async throws {
    let reads = try MortalReads()
    let deaths = Atomic(0)
    let race = try await Race("killed", Doors(reads, patience: 0.05), pairs: Self.pairs) { random in
      if try await reads.disturb(&random) { deaths.add(1, ordering: .relaxed) }
    } settle: {
      try reads.reviveAll()
    }
    await reads.close()
    check(race, "projector killed \(deaths.load(ordering: .relaxed)) times")
    #expect(deaths.load(ordering: .relaxed) > 0)
    #expect(race.tally.refused > 0)
  }

  @Test(.timeLimit(.minutes(10))) func rebuildsAllTheTime() async throws {
    let service = try TestService()
    let admin = Projections(service)
    let rebuilds = Atomic(0)
    let race = try await Race("rebuilt", Doors(service, patience: 5), pairs: Self.pairs) { random in
      if try await admin.rebuild(&random) { rebuilds.add(1, ordering: .relaxed) }
    } settle: {
      try await admin.allIdle()
    }
    check(race, "\(rebuilds.load(ordering: .relaxed)) rebuilds meanwhile")
    #expect(rebuilds.load(ordering: .relaxed) > 0)
    try await expectRowsOfACleanRebuild(service)
  }

  @Test(.timeLimit(.minutes(10))) func pausesAndRebuildsAtOnce() async throws {
    let service = try TestService()
    let admin = Projections(service)
    let race = try await Race("mixed", Doors(service, patience: 0.05), pairs: Self.pairs) { random in
      if Bool.random(using: &random) {
        _ = try await admin.rebuild(&random)
      } else {
        _ = try await admin.disturb(&random)
      }
    } settle: {
      try await admin.resumeAll()
      try await admin.allIdle()
    }
    check(race, "projector paused and rebuilt at once")
    try await expectRowsOfACleanRebuild(service)
  }

  /// Stops the service.
  private func expectRowsOfACleanRebuild(_ service: TestService) async throws {
    await service.stop()
    let live = try ReadRows(in: "\(service.folder.path)/read")
    #expect(try live.differences(from: .builtAnew(from: service.folder.path)) == [])
  }

  private func check(_ race: Race, _ condition: String, control: Tally? = nil) {
    let (tally, after) = (race.tally, race.afterwards)
    tell(
      "race, \(condition): \(tally.pairs) pairs, \(tally.answered) answered, \(tally.refused) told they were behind, "
        + "\(tally.stale) stale"
        + (control.map { "; control without Min-Position: \($0.stale) of \($0.pairs) stale" } ?? ""))
    #expect(tally.stale == 0, "seed \(Seed.run)")
    #expect(tally.answered > 0)
    #expect(after.answered == after.pairs, "each last command is shown once all is well")
  }
}
