import Composition
import Foundation
import TestSupport

exit(try await Composition.Program.run(Specimen.features, Array(CommandLine.arguments.dropFirst())))
