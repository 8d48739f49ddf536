package import CommandLineTool
import CommandPorts
import Commands
import Configuration
import Foundation
import Kernel

package enum NameKeeperSubcommand {
  package static let subcommand = Subcommand(
    CommandDeclaration(
      "name", "keeper", summary: "Names a keeper and tells the id.",
      positionals: [PositionalDeclaration("NAME", help: "What nobody else is called.")],
      options: [OptionDeclaration("into", value: "FILE", help: "Write the id there instead.")])
  ) { arguments, configuration, host, output in
    let writeSide = try await host.openWriteSide(configuration)
    let context = CommandContext(
      commandID: writeSide.fingerprints.derivedID(["name keeper"] + arguments.positionals, at: nil),
      principal: Principal(id: "command line", role: .admin), acceptedAt: writeSide.clock.now())
    do {
      let done = try await writeSide.bus.execute(NameKeeperCommand(name: arguments.positionals[0]), context)
      if let path = arguments.value("into") {
        try Data("\(done.outcome.id)\n".utf8).write(to: URL(filePath: path))
      } else {
        output.say("\(done.outcome.id)\n")
      }
      await writeSide.close()
    } catch {
      await writeSide.close()
      throw error
    }
  }
}
