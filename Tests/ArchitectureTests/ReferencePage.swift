import ArchitectureRules
import Foundation
import Testing

/// `docs/reference/architecture.md`: the true module graph, the layer table and the rules. Generated, never edited.
@Suite struct ReferencePage {
  @Test func isWhatTheSourcesSay() throws {
    let path = "\(try ThisPackage.root.get())/docs/reference/architecture.md"
    let page = try Self.page()
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1" {
      try page.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let stored = try? String(contentsOfFile: path, encoding: .utf8)
    #expect(stored == page, "docs/reference/architecture.md is out of date; say: UPDATE_DOCS=1 make arch")
  }

  private static func page() throws -> String {
    let code = try ThisPackage.code.get()
    let outcomes = try ThisPackage.outcomes.get().outcomes
    return """
      # Architecture

      Generated from the sources by `UPDATE_DOCS=1 make arch`; `make check` fails when it is out of date.

      ## The module graph

      An arrow is an import that is really there. `Kernel`, the modules below `Sources/Support`, and the composition,
      which sees everything, are left out.

      ```mermaid
      \(MermaidReport.moduleGraph(of: code, hiding: hidden))```

      ## The layer table

      A module may import these modules of the package, the standard library's and Foundation, and nothing else.

      | module | may import |
      |---|---|
      \(layerRows)

      ## The rules

      `make arch` runs them alone and says what each looked at. How they see: [why rules that see what the compiler
      saw](../explanation/architecture-rules.md).

      \(MarkdownReport.ruleTable(outcomes, from: "docs/reference"))
      """
  }

  private static let hidden: Set<String> = [
    "Kernel", "JSON", "HTTPValues", "Telemetry", "Configuration", "Composition", "Tandem", "ArchitectureRules",
  ]

  private static var layerRows: String {
    tandemLayout.imports.sorted { $0.key < $1.key }
      .map { "| `\($0.key)` | \($0.value.sorted().map { "`\($0)`" }.joined(separator: ", ")) |" }
      .joined(separator: "\n")
  }
}
