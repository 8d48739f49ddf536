import ArchitectureRules
import Testing

@Suite struct ReachabilityTests {
  @Test func thePathNamesEveryHop() throws {
    let q1 = try #require(try ShopFixture.outcomes.get().first { $0.rule.id == "Q1" })
    let breach = try #require(q1.breaches.first { $0.message.hasPrefix("reaches pageSize") })
    #expect(breach.file == "Sources/Application/Queries/Orders/ListOrders.swift")
    #expect(breach.symbol == "ListOrdersQueryService.execute")
    #expect(
      breach.path.map(\.name) == [
        "pageSize", "Hook.bump", "Auditing.audit", "SQLiteAuditor.audit", "SQLiteAuditor.write",
      ])
    #expect(breach.path.map(\.file).contains("Sources/Kernel/Sly.swift"))
  }

  @Test func selectionsCanBeAskedByHand() throws {
    let code = try ShopFixture.code.get()
    let writers = code.modules("SQLiteWriters")
    let clean = code.modules("Queries").types(named: /^GetUserQueryService$/)
    #expect(clean.symbols.count == 1)
    #expect(clean.members.neverReaches(writers.types.members).breaches.isEmpty)
    let sly = code.modules("Queries").types(named: /^ListOrdersQueryService$/)
    #expect(!sly.members.neverReaches(writers.types.members).breaches.isEmpty)
    #expect(code.modules("Commands").types.conforming(to: "Interactor").symbols.count == 8)
    #expect(code.declarations.files(under: "Sources/Domain/Users").types.symbols.count == 1)
  }

  @Test func aRuleThatLooksAtNothingDoesNotHold() throws {
    let code = try ShopFixture.code.get()
    let rule = Rule(id: "X1", title: "x", reason: "x", mend: "x")
    let nothing = code.modules("Nowhere").neverReaches(code.modules("SQLiteWriters"))
    #expect(!rule.outcome(nothing).holds)
    #expect(rule.outcome(nothing).empty == ["declarations of Nowhere"])
    #expect(rule.outcome(nothing.allowingNone()).holds)
    #expect(!rule.outcome(of: []).holds)
  }

  @Test func aliasesAreResolvedInSignatures() throws {
    let code = try ShopFixture.code.get()
    let execute = code.modules("Queries").types(named: /^ListOrdersQueryService$/).members.named(["execute"])
    let symbol = try #require(execute.symbols.first)
    #expect(code.typesMentioned(inSignatureOf: symbol).contains("Domain.Order"))
  }
}

@Suite struct NameTests {
  @Test func whatOthersDeclareIsCalledByItsShortName() throws {
    let d1 = try #require(try ShopFixture.outcomes.get().first { $0.rule.id == "D1" })
    let messages = Set(d1.breaches.filter { $0.file.hasSuffix("OrderClocks.swift") }.map(\.message))
    #expect(messages.contains("reaches Date.init"))
    #expect(messages.contains("reaches Date.now"))
    #expect(messages.contains("reaches Sequence.shuffled"))
  }
}
