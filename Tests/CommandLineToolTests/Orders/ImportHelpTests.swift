import Composition
import Testing

@Suite struct ImportHelpTests {
  @Test func aCallOfTheWrongWayIsTwoWithAHint() async {
    let run = await ProgramRun(["import", "orders"], features: Feature.all, host: StoreHost())
    #expect(run.code == 2)
    #expect(run.complained.contains("FILE is missing"))
  }

  @Test func helpOfTheImportTellsItsOwn() async {
    let run = await ProgramRun(["import", "orders", "--help"], features: Feature.all, host: StoreHost())
    #expect(run.code == 0)
    #expect(run.said.contains("tandem import orders FILE"))
    #expect(run.said.contains("--refused FILE"))
  }
}
