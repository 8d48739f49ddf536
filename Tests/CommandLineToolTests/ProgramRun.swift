import CommandLineTool
import Composition
import Configuration
import Synchronization

/// One run of the program and what it said.
struct ProgramRun {
  let code: Int32
  let said: String
  let complained: String

  init(_ words: [String], host: any ProgramHost) async {
    let said = Words()
    let complained = Words()
    let program = TandemProgram(
      host: host, subcommands: Feature.all.flatMap(\.subcommands),
      settings: TandemSettings.all + Feature.all.flatMap(\.settings),
      output: ProgramOutput(say: { said.add($0) }, complain: { complained.add($0) }))
    code = await program.run(words)
    self.said = said.text
    self.complained = complained.text
  }

  /// A figure of an import's report.
  func figure(_ name: String) -> Int? {
    said.split(separator: "\n").first { $0.hasPrefix("\(name)  ") }
      .flatMap { $0.split(separator: " ").last.flatMap { Int($0) } }
  }

  private final class Words: Sendable {
    private let all = Mutex("")

    var text: String { all.withLock { $0 } }

    func add(_ words: String) {
      all.withLock { $0 += words }
    }
  }
}
