import TestSupport

/// Eight callers at once, each sending a command and then asking for what it did.
struct Race {
  private static let callers = 8

  let tally: Tally
  /// Of every read model's answers to each caller's last command, once all is well again.
  let afterwards: Tally

  /// `prepare` is done when the callers are there; `disturb` is called again and again by a task of its own as long as
  /// pairs are going on; `settle` puts an end to what it did. Without `fresh` each pair places an order and asks without
  /// its position.
  init(
    _ name: String, _ doors: Doors, pairs: Int, fresh: Bool = true,
    disturb: @escaping @Sendable (inout SplitMix64) async throws -> Void = { _ in },
    prepare: () async throws -> Void = {}, settle: () async throws -> Void = {}
  ) async throws {
    let callers = try await Self.enter(name, doors)
    try await prepare()
    let (ticks, tick) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    async let disturbance: Void = {
      var random = SplitMix64(seed: Seed.run)
      for await _ in ticks { try await disturb(&random) }
    }()
    var tally = Tally()
    var veterans: [Caller] = []
    try await withThrowingTaskGroup(of: (Caller, Tally).self) { group in
      for var caller in callers {
        group.addTask {
          var tally = Tally()
          for _ in 0..<pairs / Self.callers {
            if fresh { try await caller.command() } else { try await caller.create() }
            tally.add(try await caller.question(fresh: fresh))
            tick.yield()
          }
          return (caller, tally)
        }
      }
      // However it ends, or the disturber would wait for ever.
      defer { tick.finish() }
      for try await (caller, own) in group {
        veterans.append(caller)
        tally.add(own)
      }
    }
    try await disturbance
    try await settle()
    var afterwards = Tally()
    for caller in veterans {
      for verdict in try await caller.everyQuestion() { afterwards.add(verdict) }
    }
    (self.tally, self.afterwards) = (tally, afterwards)
  }

  /// Each known to all read models.
  private static func enter(_ name: String, _ doors: Doors) async throws -> [Caller] {
    var entered: [Caller] = []
    for number in 0..<callers {
      let caller = try await Caller("\(name)-\(number)", doors, seed: Seed.run &+ UInt64(number))
      _ = try await caller.everyQuestion()
      entered.append(caller)
    }
    return entered
  }
}
