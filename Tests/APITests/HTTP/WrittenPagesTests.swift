import API
import Configuration
import TestSupport
import Testing

@Suite struct WrittenPagesTests {
  @Test func thePageOfProblemsIsTheCatalogue() throws {
    let rows = ProblemCatalogue.meanings.map { "| `\($0.key)` | \($0.value) |" }
    let page = """
      # Problems

      Errors are `application/problem+json` (RFC 9457). The `type` of a problem is the address `/problems/{code}` of the
      server, which answers the text below. Written from `ProblemCatalogue`; change it there.

      | code | what it means |
      |---|---|
      \(rows.joined(separator: "\n"))

      """
    #expect(try WrittenPage("docs/reference/problems.md", page).drift() == nil)
  }

  @Test func thePageOfTheConfigurationIsTheSettings() throws {
    let page = """
      # Configuration

      An option goes before the environment, that before `.env`, that before the default. Written from `TandemSettings`;
      change it there.

      \(HelpText.markdown(TandemSettings.all))
      """
    #expect(try WrittenPage("docs/reference/configuration.md", page).drift() == nil)
  }
}
