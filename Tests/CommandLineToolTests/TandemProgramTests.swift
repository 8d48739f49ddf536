import CommandLineTool
import Composition
import Configuration
import Kernel
import QueryPorts
import Synchronization
import TestSupport
import Testing

@Suite struct TandemProgramTests {
  private struct Trouble: Error, CustomStringConvertible {
    let description = "the folder is held by another process"
  }

  /// Remembers what it was asked to do; fails at `migrate`.
  private final class FakeHost: ProgramHost {
    func lookAtProjections(_ configuration: Configuration) throws -> ProjectionPlace {
      .server(host: "127.0.0.1", port: 1)
    }
    func openProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> ProjectionSide {
      throw CancellationError()
    }
    func prepareProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> String {
      "prepared\n"
    }
    func openAPI() throws -> String { #"{"openapi":"3.1.0"}"# + "\n" }

    private let done = Mutex<[String]>([])

    var calls: [String] { done.withLock { $0 } }

    func serve(_ configuration: Configuration) async throws {
      done.withLock { $0.append("serve on \(configuration[TandemSettings.httpPort])") }
    }

    func migrate(_ configuration: Configuration) async throws {
      throw Trouble()
    }

    func openWriteSide(_ configuration: Configuration) async throws -> WriteSide {
      throw Trouble()
    }
  }

  private let host = FakeHost()

  @Test func whatWentWellIsZero() async {
    let run = await ProgramRun(["serve", "--http-port", "8123"], host: host)
    #expect(run.code == 0)
    #expect(host.calls == ["serve on 8123"])
    #expect(run.complained.isEmpty)
  }

  @Test func whatFailedIsOneAndSaysWhy() async {
    let run = await ProgramRun(["migrate"], host: host)
    #expect(run.code == 1)
    #expect(run.complained == "tandem: the folder is held by another process\n")
    #expect(run.said.isEmpty)
  }

  @Test func whatWasRefusedIsOneAndSaysWhatToMend() async {
    let refusing = Subcommand(CommandDeclaration("name", "nobody", summary: "Is refused.")) { _, _, _, _ in
      throw KeeperError.nameTaken("Ada")
    }
    let run = await ProgramRun(
      ["name", "nobody"], features: Specimen.features + [Feature(name: "Nobody", subcommands: [refusing])], host: host)
    #expect(run.code == 1)
    #expect(run.complained == "tandem: \(KeeperError.nameTaken("Ada").detail)\n")
  }

  @Test(arguments: [
    ([], "no command"), (["sevre"], "did you mean serve?"), (["name"], "name keeper"),
    (["name", "keeper"], "NAME is missing"), (["serve", "--http-prot", "1"], "did you mean --http-port?"),
    (["serve", "x"], "one argument too many"),
  ])
  func aCallOfTheWrongWayIsTwoWithAHint(_ words: [String], _ hint: String) async {
    let run = await ProgramRun(words, host: host)
    #expect(run.code == 2)
    #expect(run.complained.hasPrefix("tandem: "))
    #expect(run.complained.contains(hint))
    #expect(run.complained.hasSuffix("`tandem --help` lists what there is.\n"))
    #expect(host.calls.isEmpty)
  }

  @Test func aSettingOutOfRangeIsTwoAndNamed() async {
    let run = await ProgramRun(["serve", "--http-port", "70000"], host: host)
    #expect(run.code == 2)
    #expect(run.complained.contains("--http-port"))
    #expect(host.calls.isEmpty)
  }

  @Test func helpListsEveryCommandAndSetting() async {
    let run = await ProgramRun(["--help"], host: host)
    #expect(run.code == 0)
    for name in ["serve", "migrate", "config check", "projections list", "name keeper"] {
      #expect(run.said.contains(name))
    }
    for setting in TandemSettings.all + [NightWatch.setting] {
      #expect(run.said.contains("--\(setting.option)") || run.said.contains("--[no-]\(setting.option)"))
    }
  }

  @Test func helpOfACommandTellsItsOwn() async {
    let run = await ProgramRun(["name", "keeper", "--help"], host: host)
    #expect(run.code == 0)
    #expect(run.said.contains("tandem name keeper NAME"))
    #expect(run.said.contains("--into FILE"))
  }

  @Test func theDocumentOfTheAPIIsPrinted() async {
    let run = await ProgramRun(["openapi"], host: host)
    #expect(run.code == 0)
    #expect(run.said == #"{"openapi":"3.1.0"}"# + "\n")
  }

  @Test func theConfigurationIsShown() async {
    let run = await ProgramRun(["config", "check", "--http-port=8123"], host: host)
    #expect(run.code == 0)
    #expect(run.said.contains("HTTP_PORT"))
    #expect(run.said.contains("8123"))
  }
}
