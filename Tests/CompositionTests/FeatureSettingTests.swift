import CommandLineTool
import Composition
import Configuration
import TestSupport
import Testing

@Suite struct FeatureSettingTests {
  @Test func itIsReadLikeThoseOfTheFrame() throws {
    let folder = try TemporaryFolder()
    let configuration = try TestService.configuration(
      folder, features: Specimen.features, settings: ["NIGHT_WATCH": "on"])
    #expect(configuration[NightWatch.setting])
    #expect(configuration.describe().contains("NIGHT_WATCH"))
    #expect(try !TestService.configuration(folder, features: Specimen.features)[NightWatch.setting])
  }

  @Test func aValueThatIsNotAllowedIsRefusedByName() throws {
    let faults = #expect(throws: ConfigurationFaults.self) {
      try TestService(features: Specimen.features, settings: ["NIGHT_WATCH": "maybe"])
    }
    #expect(faults.map { "\($0)".lowercased().contains("night") } == true)
  }

  @Test func withoutItsFeatureItIsUnknown() throws {
    #expect(throws: ArgumentFaults.self) {
      try Arguments(
        ["serve", "--night-watch"], commands: [CommandDeclaration("serve", summary: "Serves.")],
        settings: FeatureSet([.operations]).settings)
    }
  }
}
