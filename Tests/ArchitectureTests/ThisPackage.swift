import ArchitectureRules
import Foundation

/// The compiled package that these tests belong to, loaded once.
enum ThisPackage {
  static let root = Result { try IndexLocation.packageRoot(above: #filePath) }

  static let code = Result {
    try Codebase.load(
      CodeModel.Sources(root: try root.get(), excluding: ["Tests/ArchitectureRulesTests/Fixtures"]),
      store: try IndexLocation.store(ofImage: #dsohandle))
  }

  /// Without the accepted breaches.
  static let outcomes = Result {
    acceptedBreaches.apply(to: CQRSRules(try code.get(), tandemLayout).outcomes)
  }
}
