import Foundation

/// What was stored of one version of an event, byte for byte. The files are written once and never again: logs hold
/// their like for good.
struct GoldenFile {
  let name: String
  private let url: URL

  init(type: String, version: Int) {
    name = "\(type).v\(version).json"
    url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
  }

  /// Nil when there is none. A newline at the end is the editor's, not the event's.
  var bytes: [UInt8]? {
    (try? Data(contentsOf: url)).map { Array($0.last == UInt8(ascii: "\n") ? $0.dropLast() : $0) }
  }

  /// With UPDATE_GOLDEN=1, for a version that has none.
  func writeIfMissing(_ bytes: [UInt8]) throws {
    guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1", self.bytes == nil else { return }
    try Data(bytes + [UInt8(ascii: "\n")]).write(to: url)
  }
}
