import CommandLineTool
import Foundation

exit(await TandemProgram.run(Array(CommandLine.arguments.dropFirst()), host: Host()))
