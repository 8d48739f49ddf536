import Foundation

extension PackageManifest {
  /// SwiftPM being asked, so that other work can be done meanwhile. It gets a scratch folder of its own: inside
  /// `swift test` the package's own folder is locked.
  struct Reading: ~Copyable {
    private let process = Process()
    private let output = Pipe()
    private let scratch: URL

    init(root: String) throws {
      scratch = FileManager.default.temporaryDirectory.appendingPathComponent("architecture-\(UUID().uuidString)")
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["swift", "package", "--package-path", root, "--scratch-path", scratch.path, "dump-package"]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      do { try process.run() } catch { throw ModelError.manifest("swift can't be started: \(error)") }
    }

    /// Waits for the answer.
    consuming func finish() throws -> PackageManifest {
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: scratch)
      guard process.terminationStatus == 0 else {
        throw ModelError.manifest("swift package dump-package ended with \(process.terminationStatus)")
      }
      return try decode([UInt8](data))
    }
  }
}
