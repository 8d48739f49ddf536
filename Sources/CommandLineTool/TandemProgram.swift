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
  /// Where the projections of the folder are operated. The watch is told of builds, which a signal stops.
  func openProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> ProjectionPlace
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

/// The subcommands of `tandem`.
package enum TandemProgram {
  /// Exit codes: 0 done, 1 failed, 2 called the wrong way.
  package static func run(
    _ words: [String], host: any ProgramHost, output: ProgramOutput = .standard
  ) async -> Int32 {
    do {
      let arguments = try Arguments(words, commands: commands, settings: TandemSettings.all)
      if arguments.wantsHelp {
        output.say(help(arguments.command))
        return 0
      }
      return try await run(arguments, host, output)
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
      return 1
    }
  }

  package static let commands: [CommandDeclaration] =
    [
      CommandDeclaration("serve", summary: "Serves the API."),
      CommandDeclaration("migrate", summary: "Brings the data folder to this program's schema; `serve` does it too."),
      ImportOrders.declaration,
      CommandDeclaration("config", "check", summary: "Shows each setting, its value and where it comes from."),
    ] + Projections.declarations

  private static func run(_ arguments: Arguments, _ host: any ProgramHost, _ output: ProgramOutput) async throws
    -> Int32
  {
    let configuration = try Configuration.tandem(arguments: arguments)
    if let projections = Projections(arguments, configuration) {
      try await projections.run(host, output)
      return 0
    }
    switch arguments.command?.path {
    case ["serve"]: try await host.serve(configuration)
    case ["migrate"]: try await host.migrate(configuration)
    case ImportOrders.declaration.path: try await ImportOrders(arguments, configuration).run(host, output)
    case ["config", "check"]: output.say(configuration.describe())
    default: return 2
    }
    return 0
  }

  private static func help(_ command: CommandDeclaration?) -> String {
    if let command { return HelpText.command(command, program: "tandem", settings: TandemSettings.all) }
    return HelpText.overview(
      program: "tandem", summary: "Tandem, a layered CQRS backend.", commands: commands, settings: TandemSettings.all)
  }
}

/// Where a program's words go.
package struct ProgramOutput: Sendable {
  let say: @Sendable (String) -> Void
  let complain: @Sendable (String) -> Void

  package init(say: @escaping @Sendable (String) -> Void, complain: @escaping @Sendable (String) -> Void) {
    self.say = say
    self.complain = complain
  }

  /// Standard output and standard error.
  package static let standard = ProgramOutput(
    say: { print($0, terminator: "") }, complain: { FileHandle.standardError.write(Data($0.utf8)) })
}
