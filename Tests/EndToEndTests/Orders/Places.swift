import Foundation

/// Where the tests find what they don't carry themselves.
enum Places {
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func script(_ name: String) -> URL {
    package.appending(path: "scripts/Orders/\(name)")
  }

  /// The invoices of the real shop, compressed; nil when they aren't on this machine.
  static let retailData: URL? = {
    let folder =
      ProcessInfo.processInfo.environment["TANDEM_DATA"].map { URL(filePath: $0) }
      ?? package.deletingLastPathComponent().appending(path: "shared/data")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "online-retail"), includingPropertiesForKeys: nil)
    return files?.filter { $0.path.hasSuffix(".csv.gz") }.min { $0.path < $1.path }
  }()

  static let python = tool("python3")
  static let gunzip = tool("gunzip")

  private static func tool(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
