import CommandLineTool

/// A program of some features: all that stands between `main` and them.
package enum Program {
  /// Runs what the words of the command line ask for; answers the exit code.
  package static func run(_ features: [Feature], _ words: [String]) async throws -> Int32 {
    let features = try FeatureSet(features)
    let program = TandemProgram(
      host: Host(features: features), subcommands: features.subcommands, settings: features.settings)
    return await program.run(words)
  }
}
