package import Configuration

/// A subcommand that a feature brings: how it is called, and what it does.
package struct Subcommand: Sendable {
  package let declaration: CommandDeclaration
  let run: @Sendable (Arguments, Configuration, any ProgramHost, ProgramOutput) async throws -> Void

  /// `run` throws what the program tells on standard error before it ends with 1, or with the error's own code.
  package init(
    _ declaration: CommandDeclaration,
    run: @escaping @Sendable (Arguments, Configuration, any ProgramHost, ProgramOutput) async throws -> Void
  ) {
    self.declaration = declaration
    self.run = run
  }
}

/// An error that ends the program with a code of its own, 3 or above; every other one ends it with 1.
package protocol OwnExitCode: Error {
  var exitCode: Int32 { get }
}
