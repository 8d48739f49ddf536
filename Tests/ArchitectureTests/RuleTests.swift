import ArchitectureRules
import Foundation
import Testing

@Suite struct RuleTests {
  /// Breaches are recorded at the offending line of the production source, so that an editor shows them there.
  @Test(arguments: try ThisPackage.outcomes.get().outcomes.map(\.rule.id))
  func holds(_ rule: String) throws {
    let code = try ThisPackage.code.get()
    let outcome = try #require(try ThisPackage.outcomes.get().outcomes.first { $0.rule.id == rule })
    for breach in outcome.breaches {
      // A file's id holds a folder, which a breach of the manifest has not.
      let location = SourceLocation(
        fileID: breach.file.contains("/") ? breach.file : "Package/\(breach.file)",
        filePath: "\(code.model.root)/\(breach.file)", line: Int(breach.line),
        column: Int(breach.column))
      Issue.record(
        Comment(rawValue: TextReport.text(of: breach, rule: outcome.rule, in: code)), sourceLocation: location)
    }
    #expect(outcome.empty == [], "a rule that looks at nothing proves nothing")
  }

  @Test func everyRuleNamesADecisionRecordThatIsThere() throws {
    let root = try ThisPackage.root.get()
    for outcome in try ThisPackage.outcomes.get().outcomes {
      let path = try #require(outcome.rule.decision, "\(outcome.rule.id) names none; see Decisions.swift")
      #expect(FileManager.default.fileExists(atPath: "\(root)/\(path)"))
    }
    #expect(Set(decisions.keys) == Set(try ThisPackage.outcomes.get().outcomes.map(\.rule.id)))
  }

  @Test func everyAcceptedBreachIsStillNeeded() throws {
    let unneeded = try ThisPackage.outcomes.get().unneeded
    #expect(unneeded.isEmpty, "remove from AcceptedBreaches.swift")
  }

  @Test func theRatchetHoldsNothingThatWasMended() throws {
    #expect(try ThisPackage.outcomes.get().mended == [], "remove from \(ThisPackage.ratchetFile)")
  }

  /// `make arch` shows the table; a file for programs is written where `ARCHITECTURE_REPORT` says.
  @Test func tellsWhatEachRuleLookedAt() throws {
    let outcomes = try ThisPackage.outcomes.get().outcomes
    let table = TextReport.table(of: outcomes)
    print(table)
    if let path = ProcessInfo.processInfo.environment["ARCHITECTURE_REPORT"] {
      try JSONReport.text(of: outcomes).write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(table.split(separator: "\n").count == outcomes.count)
  }
}
