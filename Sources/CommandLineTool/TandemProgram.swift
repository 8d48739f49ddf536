package import CommandPorts
package import Commands
package import Configuration
import Foundation

/// What the composition root does for subcommands: it alone knows what stands behind the ports.
package protocol ProgramHost: Sendable {
  /// Serves until a signal ends it.
  func serve(_ configuration: Configuration) async throws
  /// Brings the data folder to the program's schema.
  func migrate(_ configuration: Configuration) async throws
  /// Opens the write side alone; throws when a server holds the folder.
  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide
}

/// The write side for a subcommand: the bus, and what makes a command's context.
package struct WriteSide: Sendable {
  let bus: CommandBus
  let clock: any WallClock
  let fingerprints: any Fingerprinting
  let close: @Sendable () async -> Void

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
  package static func run(_ words: [String], host: any ProgramHost) async -> Int32 {
    do {
      let arguments = try Arguments(words, commands: commands, settings: TandemSettings.all)
      if arguments.wantsHelp {
        print(help(arguments.command), terminator: "")
        return 0
      }
      return try await run(arguments, host)
    } catch let faults as ArgumentFaults {
      complain("\(faults)\n`tandem --help` lists what there is.")
      return 2
    } catch let faults as ConfigurationFaults {
      complain("\(faults)")
      return 2
    } catch {
      complain("\(error)")
      return 1
    }
  }

  package static let commands: [CommandDeclaration] = [
    CommandDeclaration("serve", summary: "Serves the API."),
    CommandDeclaration("migrate", summary: "Brings the data folder to this program's schema; `serve` does it too."),
    ImportOrders.declaration,
    CommandDeclaration("config", "check", summary: "Shows each setting, its value and where it comes from."),
  ]

  private static func run(_ arguments: Arguments, _ host: any ProgramHost) async throws -> Int32 {
    let configuration = try Configuration.tandem(arguments: arguments)
    switch arguments.command?.path {
    case ["serve"]: try await host.serve(configuration)
    case ["migrate"]: try await host.migrate(configuration)
    case ImportOrders.declaration.path: try await ImportOrders(arguments, configuration).run(host)
    case ["config", "check"]: print(configuration.describe(), terminator: "")
    default: return 2
    }
    return 0
  }

  private static func help(_ command: CommandDeclaration?) -> String {
    if let command { return HelpText.command(command, program: "tandem", settings: TandemSettings.all) }
    return HelpText.overview(
      program: "tandem", summary: "Tandem, a layered CQRS backend.", commands: commands, settings: TandemSettings.all)
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data("tandem: \(text)\n".utf8))
  }
}
