import ArchitectureRules
import Testing

@Suite struct ExceptionsTests {
  private let rule = Rule(id: "X1", title: "title", reason: "reason", mend: "mend")

  private func outcome(_ breaches: Breach...) -> Outcome {
    rule.outcome(Finding(count: 1, subject: "things", breaches: breaches))
  }

  private func breach(_ file: String, line: Int32 = 1, symbol: String = "", _ message: String = "m") -> Breach {
    Breach(file: file, line: line, column: 1, message: message, symbol: symbol)
  }

  @Test func aBreachIsExceptedByFileOrDeclaration() {
    let outcome = outcome(breach("a.swift"), breach("b.swift", symbol: "T.f"), breach("c.swift"))
    let exceptions = Exceptions([
      .init("X1", at: "a.swift", because: "r"), .init("X1", at: "T.f", because: "r"),
    ])
    let result = exceptions.apply(to: [outcome])
    #expect(result.outcomes[0].breaches.map(\.file) == ["c.swift"])
    #expect(result.unneeded.isEmpty)
  }

  @Test func anExceptionThatIsNotNeededIsNamed() {
    let exceptions = Exceptions([.init("X1", at: "a.swift", because: "r"), .init("X2", at: "b.swift", because: "r")])
    let result = exceptions.apply(to: [outcome(breach("b.swift"))])
    #expect(result.unneeded.map(\.rule) == ["X1", "X2"])
    #expect(result.outcomes[0].breaches.count == 1)
  }

  @Test func anExceptionWithoutReasonExceptsNothing() {
    let result = Exceptions([.init("X1", at: "a.swift", because: "")]).apply(to: [outcome(breach("a.swift"))])
    #expect(result.outcomes[0].breaches.count == 1)
    #expect(result.unneeded.count == 1)
  }

  @Test func aRatchetLetsKnownBreachesPassThoughLinesMove() throws {
    let ratchet = Ratchet(of: [outcome(breach("a.swift", line: 3, "reaches b (b.swift:7)"))])
    let moved = outcome(breach("a.swift", line: 30, "reaches b (b.swift:70)"))
    let result = ratchet.apply(to: [moved])
    #expect(result.outcomes[0].breaches.isEmpty)
    #expect(result.mended.isEmpty)
    #expect(try Ratchet(json: ratchet.json) == ratchet)
  }

  @Test func aNewBreachFailsThoughOneLikeItIsKnown() {
    let ratchet = Ratchet(of: [outcome(breach("a.swift"))])
    let result = ratchet.apply(to: [outcome(breach("a.swift"), breach("a.swift", line: 2), breach("b.swift"))])
    #expect(result.outcomes[0].breaches.map(\.file) == ["a.swift", "b.swift"])
  }

  @Test func aMendedBreachMustLeaveTheFile() {
    let ratchet = Ratchet(of: [outcome(breach("a.swift"), breach("b.swift"))])
    let now = outcome(breach("b.swift"), breach("c.swift"))
    #expect(ratchet.apply(to: [now]).mended == ["X1: a.swift |  | m"])
    #expect(ratchet.shrunk(to: [now]) == Ratchet(of: [outcome(breach("b.swift"))]))
  }
}
