import Composition
import Foundation

exit(try await Program.run(Feature.all, Array(CommandLine.arguments.dropFirst())))
