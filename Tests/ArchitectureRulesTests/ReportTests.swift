import ArchitectureRules
import Foundation
import Testing

@Suite struct ReportTests {
  @Test func aBreachShowsItsLineWayReasonAndMend() throws {
    let code = try ShopFixture.code.get()
    let q1 = try #require(try ShopFixture.outcomes.get().first { $0.rule.id == "Q1" })
    let breach = try #require(q1.breaches.first { $0.message.hasPrefix("reaches Auditing.audit") && $0.line == 24 })
    let writer = "Sources/Infrastructure/SQLite/Writers/Users/SQLiteUserRepository.swift"
    let call = breach.path[2].line
    #expect(
      TextReport.text(of: breach, rule: q1.rule, in: code) == """
        [Q1] The read side never reaches the write side
          Sources/Application/Queries/Orders/ListOrders.swift:24:13
          |     auditor.audit("x")  // plant: Q1
          |             ^ reaches Auditing.audit → SQLiteAuditor.audit \
        (\(writer):\(breach.path[1].line)) → SQLiteAuditor.write (\(writer):\(call))
          why: a query must be able to run against a replica
          mend: move the call into a {Verb}{Noun}Interactor
        """)
  }

  @Test func theTableSaysWhatEachRuleLookedAt() throws {
    let table = TextReport.table(of: try ShopFixture.outcomes.get())
    #expect(table.contains(/Q1 +BROKEN \d+× +looked at \d+ declarations of Queries, QueryPorts, SQLiteReaders/))
  }

  @Test func theJSONReportHoldsRulesPlacesAndPaths() throws {
    let text = JSONReport.text(of: try ShopFixture.outcomes.get())
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(report.map { $0["rule"] as? String }.contains("Q1"))
    #expect(text == JSONReport.text(of: try ShopFixture.outcomes.get()))
    #expect(text.contains("\"file\" : \"Sources/Application/Queries/Orders/ListOrders.swift\""))
  }

  @Test func theModuleGraphIsDrawnFromImports() throws {
    let drawing = MermaidReport.moduleGraph(of: try ShopFixture.code.get(), hiding: ["Kernel"])
    #expect(drawing.hasPrefix("graph TD\n"))
    #expect(drawing.contains("  Projections --> Domain\n"))
    #expect(drawing.contains("  SQLiteStore --> CSQLite\n"))
    #expect(!drawing.contains("Kernel"))
  }

  @Test func theRulesCanBeWrittenDown() throws {
    let table = MarkdownReport.ruleTable(try ShopFixture.outcomes.get())
    #expect(
      table.hasPrefix("| id | rule | why | mend |\n|---|---|---|---|\n| L1 | Every import is in the layer table |"))
    #expect(table.split(separator: "\n").count == 26)
  }

  /// How a suite records a breach so that an editor shows it at the line of production code.
  @Test func aBreachPointsAtProductionCode() throws {
    let code = try ShopFixture.code.get()
    let breach = try #require(try ShopFixture.outcomes.get().first { !$0.breaches.isEmpty }?.breaches.first)
    withKnownIssue {
      Issue.record(
        "\(breach.message)",
        sourceLocation: SourceLocation(
          fileID: "Shop/\(breach.file)", filePath: "\(code.model.root)/\(breach.file)", line: Int(breach.line),
          column: Int(breach.column)))
    } matching: { issue in
      issue.sourceLocation?.line == Int(breach.line)
    }
  }
}
