import API
import CommandLineTool
import Composition
import Configuration
import SQLiteProjections
import TestSupport
import Testing

/// What can't be one program is refused when it starts, with the names to mend.
@Suite struct FeatureSetTests {
  private static let own = Feature(
    name: "Own", readModels: [.asynchronous(SpecimenListTable.self)], events: [KeeperEvent.self],
    subcommands: [NameKeeperSubcommand.subcommand], settings: [NightWatch.setting])

  private static let doubles: [(Feature, String)] = [
    (Feature(name: "Own"), "the feature Own is brought twice, by Own and Own"),
    (
      Feature(name: "Other", readModels: [.asynchronous(SpecimenListTable.self)]),
      "the read model specimen_list is brought twice, by Other and Own"
    ),
    (
      Feature(name: "Other", events: [KeeperEvent.self]),
      "the event type KeeperNamed is brought twice, by Other and Own"
    ),
    (
      Feature(name: "Other", settings: [NightWatch.setting]),
      "the setting NIGHT_WATCH is brought twice, by Other and Own"
    ),
    (
      Feature(name: "Other", settings: [TandemSettings.httpPort]),
      "the setting HTTP_PORT is brought twice, by Other and the frame"
    ),
    (
      Feature(name: "Other", subcommands: [NameKeeperSubcommand.subcommand]),
      "the subcommand name keeper is brought twice, by Other and Own"
    ),
  ]

  @Test(arguments: doubles.indices) func whatIsBroughtTwiceIsNamedWithWhoBringsIt(_ index: Int) {
    let (other, words) = Self.doubles[index]
    let fault = #expect(throws: FeatureFault.self) { try FeatureSet([Self.own, other]) }
    #expect(fault?.description == words + "; give one of them another name")
  }

  @Test func aMissingNeedIsNamedWithWhoNeedsIt() throws {
    let joined = Feature(name: "Joined", needs: [.specimen, Self.own])
    let fault = #expect(throws: FeatureFault.self) { try FeatureSet([.operations, .specimen, joined]) }
    #expect(fault == .missing("Own", neededBy: "Joined"))
    #expect(fault?.description.contains("add it, or remove Joined") == true)
  }

  @Test func twoAuthenticatorsAreOneTooMany() {
    let (one, other) = (
      Feature(name: "One", authenticator: { _ in FixedPrincipal(nil) }),
      Feature(name: "Other", authenticator: { _ in FixedPrincipal(nil) })
    )
    let fault = #expect(throws: FeatureFault.self) { try FeatureSet([other, one]) }
    #expect(fault?.description == "One and Other both tell who sent a request; a program has one authenticator")
  }

  @Test func aNeedThatIsThereIsFine() throws {
    _ = try FeatureSet([Feature(name: "Joined", needs: [.specimen]), .specimen])
  }

  @Test func aQueryOfAReadModelThatNobodyBringsIsNamed() throws {
    let rowless = Feature(name: "Rowless", routes: Feature.specimen.routes)
    let fault = #expect(throws: FeatureFault.self) { try FeatureSet([.operations, rowless]) }
    #expect(
      fault?.description.hasSuffix(
        "of Rowless reads specimen_list, which no feature brings; it must be the name of a projection") == true)
  }

  @Test func aServiceOfSuchFeaturesDoesNotStart() {
    #expect(throws: FeatureFault.twice(kind: "feature", name: "Specimen", features: ["Specimen", "Specimen"])) {
      try TestService(features: Specimen.features + [.specimen])
    }
  }

  @Test func noFeatureAtAllIsAProgramToo() throws {
    #expect(try FeatureSet([]).settings.count == TandemSettings.all.count)
  }
}
