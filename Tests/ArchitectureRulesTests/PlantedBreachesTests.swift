import ArchitectureRules
import Testing

@Suite struct PlantedBreachesTests {
  @Test func everyPlantedBreachIsCaughtAndNothingElseIs() throws {
    let plants = Plants(try ShopFixture.code.get())
    let outcomes = try ShopFixture.outcomes.get()
    let caught = Plants.caught(outcomes)
    print(table(outcomes.map(\.rule.id), plants, caught))
    #expect(plants.planted.subtracting(caught).sorted() == [], "missed")
    #expect(caught.subtracting(plants.planted).sorted() == [], "false")
  }

  @Test(arguments: try ShopFixture.outcomes.get().map(\.rule.id))
  func everyRuleHasThreePlantsAndADecoy(_ rule: String) throws {
    let plants = Plants(try ShopFixture.code.get())
    #expect(plants.planted.count { $0.rule == rule } >= 3)
    #expect(plants.decoys.contains { $0.rule == rule })
  }

  @Test func everyRuleLookedAtSomething() throws {
    for outcome in try ShopFixture.outcomes.get() {
      #expect(outcome.empty == [], "\(outcome.rule.id)")
    }
  }

  private func table(_ rules: [String], _ plants: Plants, _ caught: Set<Plants.Place>) -> String {
    let rows = rules.map { rule in
      let planted = plants.planted.filter { $0.rule == rule }
      let found = caught.filter { $0.rule == rule }
      let decoys = plants.decoys.filter { $0.rule == rule }
      return [
        rule, "\(planted.count)", "\(planted.intersection(found).count)", "\(planted.subtracting(found).count)",
        "\(found.subtracting(planted).count)", "\(decoys.count)",
      ].joined(separator: "\t")
    }
    return (["rule\tplanted\tcaught\tmissed\tfalse\tdecoys"] + rows).joined(separator: "\n")
  }
}
