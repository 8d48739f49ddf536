import Kernel
import Queries
import QueryPorts
import Testing

/// No answer that lacks the position asked for is ever given as if it had it.
@Suite struct ReadYourWritesTests {
  private func ask(
    _ positions: FakePositions, _ service: AnswerService, minimum: PositionToken?, acceptsStale: Bool = false
  ) async throws -> Answered<String> {
    try await QueryBus([QueryRegistration(service)], positions: positions, meter: RecordingMeter())
      .execute(GetAnswerQuery(), QueryContext(principal: admin, minimum: minimum, acceptsStale: acceptsStale))
  }

  @Test func theReadModelsOfTheQueryAreWaitedForAndNoOthers() async throws {
    let positions = FakePositions()
    let answer = try await ask(positions, AnswerService(at: 100), minimum: token(100))
    #expect(positions.waits == [[ReadModel("answers")]])
    #expect(answer.position == token(100))
    #expect(!answer.isStale)
  }

  @Test func withoutAPositionNothingIsWaitedFor() async throws {
    let positions = FakePositions(present: 3)
    #expect(try await ask(positions, AnswerService(at: 3), minimum: nil).position == token(3))
    #expect(positions.waits.isEmpty)
  }

  @Test func aModelThatDoesNotGetThereIsARefusalAndNotAnAnswer() async throws {
    let service = AnswerService(at: 40)
    let refusal = await #expect(throws: ReadModelBehind.self) {
      try await ask(FakePositions(present: 40), service, minimum: token(41))
    }
    #expect(refusal?.wanted == token(41))
    #expect(refusal?.present == token(40))
    #expect(service.timesAsked == 0)
  }

  @Test func aSnapshotBehindIsRefusedWhateverWasSignalled() async throws {
    let refusal = await #expect(throws: ReadModelBehind.self) {
      try await ask(FakePositions(present: 41), AnswerService(at: 40), minimum: token(41))
    }
    #expect(refusal?.present == token(40))
  }

  @Test func whoAcceptsStaleAnswersIsToldThatItIsOne() async throws {
    let answer = try await ask(
      FakePositions(present: 40), AnswerService(at: 40), minimum: token(41), acceptsStale: true)
    #expect(answer.isStale)
    #expect(answer.position == token(40))
  }

  @Test func whoAcceptsStaleAnswersIsNotToldSoOfAFreshOne() async throws {
    let answer = try await ask(
      FakePositions(present: 40), AnswerService(at: 41), minimum: token(41), acceptsStale: true)
    #expect(!answer.isStale)
  }

  @Test func anAnswerThatNeedsAParkedEventIsRefused() async throws {
    let service = AnswerService(at: 100)
    let refusal = await #expect(throws: ReadModelQuarantined.self) {
      try await ask(FakePositions(parked: 41), service, minimum: token(41))
    }
    #expect(refusal?.parked == Position(41))
    #expect(service.timesAsked == 0)
    #expect(try await !ask(FakePositions(parked: 41), service, minimum: token(40)).isStale)
  }

  @Test func whoAcceptsStaleAnswersIsToldThatAnEventIsMissing() async throws {
    let answer = try await ask(
      FakePositions(parked: 41), AnswerService(at: 100), minimum: token(50), acceptsStale: true)
    #expect(answer.isStale)
  }

  @Test func whoNamesNoPositionIsToldWhatStandsStillToo() async throws {
    let answer = try await ask(FakePositions(parked: 41), AnswerService(at: 100), minimum: nil)
    #expect(answer.parked == ParkedRows(count: 1, first: Position(41)))
    #expect(!answer.isStale)
    #expect(try await ask(FakePositions(parked: 41), AnswerService(at: 40), minimum: nil).parked == ParkedRows.none)
  }

  /// Rows can be read a moment before it is told what is parked of them.
  @Test func noAnswerGoesOutBeforeItIsKnownWhatIsParkedOfIt() async throws {
    let positions = FakePositions(parked: 41, toldAfterAWait: true)
    let answer = try await ask(positions, AnswerService(at: 100), minimum: nil)
    #expect(answer.parked == ParkedRows(count: 1, first: Position(41)))
    #expect(positions.waits == [[ReadModel("answers")]])
  }

  @Test(arguments: [token(1, epoch: 8), token(101)], [true, false])
  func aTokenThatTheLogNeverGaveOutIsRefused(_ minimum: PositionToken, _ acceptsStale: Bool) async throws {
    let positions = FakePositions()
    let service = AnswerService(at: 100)
    await #expect(throws: UnknownPosition.self) {
      try await ask(positions, service, minimum: minimum, acceptsStale: acceptsStale)
    }
    #expect(positions.waits.isEmpty)
    #expect(service.timesAsked == 0)
  }

  @Test func aQueryThatReadsNoModelWaitsForNoneButChecksTheToken() async throws {
    let positions = FakePositions(present: 0)
    let bus = try QueryBus([QueryRegistration(FactService())], positions: positions, meter: RecordingMeter())
    await #expect(throws: UnknownPosition.self) {
      try await bus.execute(GetFactQuery(), QueryContext(principal: nil, minimum: token(1, epoch: 8)))
    }
    #expect(try await bus.execute(GetFactQuery(), QueryContext(principal: nil, minimum: token(1))).value == "fact")
    #expect(positions.waits.isEmpty)
  }
}
