import API
import Composition
import Configuration
import TestSupport
import Testing

@Suite struct WrittenPagesTests {
  @Test(arguments: Feature.all.map(\.name)) func thePageOfAFeatureIsItsRoutesAndSettings(_ name: String) throws {
    let feature = try #require(Feature.all.first { $0.name == name })
    var page = try FeaturePage(RouteGroup(name, feature.routes)).text
    if !feature.settings.isEmpty { page += "\n## Settings\n\n" + HelpText.markdown(feature.settings) }
    #expect(try WrittenPage("docs/reference/features/\(name).md", page).drift() == nil)
  }

  @Test func thePageOfTheServerIsTheFrame() throws {
    #expect(try WrittenPage("docs/reference/features/Server.md", FeaturePage.ofServer()).drift() == nil)
  }

  @Test func thePageOfTheConfigurationIsTheSettings() throws {
    let page = """
      # Configuration

      An option goes before the environment, that before `.env`, that before the default. Written from `TandemSettings`;
      change it there. The settings of a feature stand on its own page.

      \(HelpText.markdown(TandemSettings.all))
      """
    #expect(try WrittenPage("docs/reference/configuration.md", page).drift() == nil)
  }
}
