import CommandLineTool
import Composition
import Configuration
import Synchronization
import TestSupport

/// One run of the program and what it said.
struct ProgramRun {
  let code: Int32
  let said: String
  let complained: String

  init(_ words: [String], features: [Feature] = Specimen.features, host: any ProgramHost) async {
    let said = Words()
    let complained = Words()
    let program = TandemProgram(
      host: host, subcommands: features.flatMap(\.subcommands),
      settings: TandemSettings.all + features.flatMap(\.settings),
      output: ProgramOutput(say: { said.add($0) }, complain: { complained.add($0) }))
    code = await program.run(words)
    self.said = said.text
    self.complained = complained.text
  }

  private final class Words: Sendable {
    private let all = Mutex("")

    var text: String { all.withLock { $0 } }

    func add(_ words: String) {
      all.withLock { $0 += words }
    }
  }
}
