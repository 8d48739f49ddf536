import ArchitectureRules
import Foundation

/// The compiled package that these tests belong to, loaded once.
enum ThisPackage {
  /// What a team that adopts the rules late starts from: today's breaches, which may only become fewer. There is no
  /// such file here; `Ratchet(of:).json` writes a first one.
  static let ratchetFile = "Tests/ArchitectureTests/ratchet.json"

  static let root = Result { try IndexLocation.packageRoot(above: #filePath) }

  static let code = Result {
    try Codebase.load(
      CodeModel.Sources(root: try root.get(), excluding: ["Tests/ArchitectureRulesTests/Fixtures"]),
      store: try IndexLocation.store(ofImage: #dsohandle))
  }

  /// The rules' outcomes without what is accepted, and what was accepted in vain.
  static let outcomes = Result {
    let (outcomes, unneeded) = acceptedBreaches.apply(to: CQRSRules(try code.get(), tandemLayout).outcomes)
    let (remaining, mended) = try ratchet().apply(to: outcomes)
    return (outcomes: remaining, unneeded: unneeded, mended: mended)
  }

  private static func ratchet() throws -> Ratchet {
    let path = "\(try root.get())/\(ratchetFile)"
    guard FileManager.default.fileExists(atPath: path) else { return Ratchet() }
    return try Ratchet(json: try String(contentsOfFile: path, encoding: .utf8))
  }
}
