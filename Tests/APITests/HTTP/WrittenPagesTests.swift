import API
import Composition
import Configuration
import TestSupport
import Testing

@Suite struct WrittenPagesTests {
  @Test(arguments: Feature.all.map(\.name)) func thePageOfAFeatureIsItsRoutes(_ name: String) throws {
    let feature = try #require(try FeatureSet(Feature.all).routes.first { $0.name == name })
    #expect(try WrittenPage("docs/reference/features/\(name).md", FeaturePage(feature).text).drift() == nil)
  }

  @Test func thePageOfTheServerIsTheFrame() throws {
    #expect(try WrittenPage("docs/reference/features/Server.md", FeaturePage.ofServer()).drift() == nil)
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
