import Kernel
import Queries
import QueryPorts
import Testing

@Suite struct QueryBusTests {
  private let meter = RecordingMeter()

  private func bus(_ registrations: [QueryRegistration]) throws -> QueryBus {
    try QueryBus(registrations, positions: FakePositions(), meter: meter)
  }

  @Test func aQueryIsAnsweredWithThePositionItWasReadAt() async throws {
    let bus = try bus([QueryRegistration(AnswerService(at: 100))])
    let answer = try await bus.execute(GetAnswerQuery(), QueryContext(principal: admin))
    #expect(answer.value == "42")
    #expect(answer.position == token(100))
    #expect(!answer.isStale)
    #expect(meter.entries == ["GetAnswer done"])
  }

  @Test func nobodyIsToldToSignIn() async throws {
    let service = AnswerService(at: 100)
    let bus = try bus([QueryRegistration(service)])
    await #expect(throws: AccessRefused.signInNeeded) {
      try await bus.execute(GetAnswerQuery(), QueryContext(principal: nil))
    }
    #expect(service.timesAsked == 0)
    #expect(meter.entries == ["GetAnswer sign-in-needed"])
  }

  @Test(arguments: [Role.agent, .user]) func aRoleThePolicyDoesNotNameIsRefused(_ role: Role) async throws {
    let service = AnswerService(at: 100)
    let bus = try bus([QueryRegistration(service)])
    await #expect(throws: AccessRefused.notAllowed) {
      try await bus.execute(GetAnswerQuery(), QueryContext(principal: Principal(id: "x", role: role)))
    }
    #expect(service.timesAsked == 0)
  }

  @Test func thePolicyIsAskedBeforeThePosition() async throws {
    let bus = try bus([QueryRegistration(AnswerService(at: 100))])
    await #expect(throws: AccessRefused.signInNeeded) {
      try await bus.execute(GetAnswerQuery(), QueryContext(principal: nil, minimum: token(5, epoch: 8)))
    }
  }

  @Test func aQueryWithoutServiceIsAFaultThatNamesIt() async throws {
    let bus = try bus([QueryRegistration(FactService())])
    let error = await #expect(throws: QueryBusError.self) {
      try await bus.execute(GetAnswerQuery(), QueryContext(principal: admin))
    }
    #expect("\(try #require(error))".contains("GetAnswerQuery"))
  }

  @Test func theTableIsCheckedAtStart() throws {
    let bus = try bus([QueryRegistration(FactService())])
    try bus.verify(answers: [GetFactQuery.self])
    #expect(throws: QueryBusError.self) { try bus.verify(answers: [GetFactQuery.self, GetAnswerQuery.self]) }
  }

  @Test func twoServicesOfOneQueryAreRefusedAtStart() {
    #expect(throws: QueryBusError.self) {
      try bus([QueryRegistration(AnswerService(at: 1)), QueryRegistration(BrokenService())])
    }
  }

  @Test func aFaultOfTheServiceComesThroughAndIsMetered() async throws {
    let bus = try bus([QueryRegistration(BrokenService())])
    await #expect(throws: BrokenService.Broken.self) {
      try await bus.execute(GetAnswerQuery(), QueryContext(principal: admin))
    }
    #expect(meter.entries == ["GetAnswer fault"])
  }
}
