import Foundation

/// A page of the documentation that is written from the program. `UPDATE_DOCS=1` writes it anew.
package struct WrittenPage {
  private let path: String
  private let text: String

  package init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }

  /// Why the page is not what the program says, with the way to mend it; nil when it is.
  package func drift() throws -> String? {
    let place = Repository.path(path)
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1" {
      let folder = URL(filePath: place).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(toFile: place, atomically: true, encoding: .utf8)
    }
    let present = try? String(contentsOfFile: place, encoding: .utf8)
    return present == text
      ? nil
      : "\(path) is not what the program says; write it anew with: UPDATE_DOCS=1 make test ARGS=\"--filter WrittenPages\""
  }
}
