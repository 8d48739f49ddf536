package import CommandPorts
package import Commands
package import Configuration
import Foundation
import Kernel
package import QueryPorts

/// What the composition root does for subcommands: it alone knows what stands behind the ports.
package protocol ProgramHost: Sendable {
  /// Serves until a signal ends it.
  func serve(_ configuration: Configuration) async throws
  /// Brings the data folder to the program's schema.
  func migrate(_ configuration: Configuration) async throws
  /// Opens the write side alone; throws when a server holds the folder.
  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide
  /// Where the projections of the folder can be asked, or how they stand; changes nothing.
  func lookAtProjections(_ configuration: Configuration) throws -> ProjectionPlace
  /// Opens the projections on the files of a folder without a server. The watch is told of builds, which a signal stops.
  func openProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> ProjectionSide
  /// The OpenAPI document of what `serve` serves.
  func openAPI() throws -> String
  /// Builds the read models that this program's versions lack, reading nothing but the log; answers what was done. A
  /// signal stops it.
  func prepareProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> String
}

/// The write side for a subcommand: the bus, and what makes a command's context.
package struct WriteSide: Sendable {
  package let bus: CommandBus
  package let clock: any WallClock
  package let fingerprints: any Fingerprinting
  package let close: @Sendable () async -> Void

  package init(
    bus: CommandBus, clock: any WallClock, fingerprints: any Fingerprinting, close: @escaping @Sendable () async -> Void
  ) {
    self.bus = bus
    self.clock = clock
    self.fingerprints = fingerprints
    self.close = close
  }
}

/// The program `tandem`: its own subcommands, and those of the features.
package struct TandemProgram: Sendable {
  private let host: any ProgramHost
  private let output: ProgramOutput
  private let settings: [any SettingDeclaration]
  private let subcommands: [Subcommand]

  /// `settings` are all that hold, the frame's included.
  package init(
    host: any ProgramHost, subcommands: [Subcommand], settings: [any SettingDeclaration],
    output: ProgramOutput = .standard
  ) {
    self.host = host
    self.output = output
    self.settings = settings
    self.subcommands = Self.own + subcommands
  }

  /// Exit codes: 0 done, 1 failed, 2 called the wrong way, 3 and above what a subcommand says.
  package func run(_ words: [String]) async -> Int32 {
    do {
      let arguments = try Arguments(words, commands: subcommands.map(\.declaration), settings: settings)
      if arguments.wantsHelp {
        output.say(help(arguments.command))
        return 0
      }
      guard let found = subcommands.first(where: { $0.declaration.path == arguments.command?.path }) else { return 2 }
      let configuration = try Configuration.tandem(settings, arguments: arguments)
      try await found.run(arguments, configuration, host, output)
      return 0
    } catch let faults as ArgumentFaults {
      output.complain("tandem: \(faults)\n`tandem --help` lists what there is.\n")
      return 2
    } catch let faults as ConfigurationFaults {
      output.complain("tandem: \(faults)\n")
      return 2
    } catch let refusal as any Refusal {
      output.complain("tandem: \(refusal.detail)\n")
      return 1
    } catch {
      output.complain("tandem: \(error)\n")
      return (error as? any OwnExitCode)?.exitCode ?? 1
    }
  }

  private static let own: [Subcommand] =
    [
      Subcommand(CommandDeclaration("serve", summary: "Serves the API.")) { _, configuration, host, _ in
        try await host.serve(configuration)
      },
      Subcommand(
        CommandDeclaration("migrate", summary: "Brings the data folder to this program's schema; `serve` does it too.")
      ) { _, configuration, host, _ in
        try await host.migrate(configuration)
      },
      Subcommand(
        CommandDeclaration("openapi", summary: "Prints the OpenAPI 3.1 document of the API.")
      ) { _, _, host, output in
        output.say(try host.openAPI())
      },
      Subcommand(
        CommandDeclaration("config", "check", summary: "Shows each setting, its value and where it comes from.")
      ) { _, configuration, _, output in
        output.say(configuration.describe())
      },
    ] + Projections.subcommands

  private func help(_ command: CommandDeclaration?) -> String {
    if let command { return HelpText.command(command, program: "tandem", settings: settings) }
    return HelpText.overview(
      program: "tandem", summary: "Tandem, a layered CQRS backend.", commands: subcommands.map(\.declaration),
      settings: settings)
  }
}

/// Where a program's words go.
package struct ProgramOutput: Sendable {
  package let say: @Sendable (String) -> Void
  let complain: @Sendable (String) -> Void

  package init(say: @escaping @Sendable (String) -> Void, complain: @escaping @Sendable (String) -> Void) {
    self.say = say
    self.complain = complain
  }

  /// Standard output and standard error.
  package static let standard = ProgramOutput(
    say: { print($0, terminator: "") }, complain: { FileHandle.standardError.write(Data($0.utf8)) })
}
