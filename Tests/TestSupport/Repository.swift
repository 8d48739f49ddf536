import Foundation

/// The files of this repository, for tests that hold documents and sources against each other.
package enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Of a path within the repository.
  package static func path(_ relative: String) -> String {
    root.appending(path: relative).path
  }

  /// The files below a folder, as paths within the repository.
  package static func files(in folder: String, withExtension ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(folder)).filter { $0.hasSuffix(".\(ending)") }.sorted()
      .map { "\(folder)/\($0)" }
  }
}
