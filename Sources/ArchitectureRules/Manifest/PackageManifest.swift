import Foundation

/// What `Package.swift` declares.
public struct PackageManifest: Sendable {
  public struct Target: Sendable {
    public let name: String
    public let path: String?
    /// Such as `regular`, `executable`, `test`, `system`.
    public let type: String
    public let dependencies: [String]
  }

  public let name: String
  public let targets: [Target]
  /// Packages that it depends on.
  public let packages: Int

  /// Asks SwiftPM, with a scratch folder of its own: inside `swift test` the package's own folder is locked.
  public static func load(root: String) throws -> Self {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("architecture-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swift", "package", "--package-path", root, "--scratch-path", scratch.path, "dump-package"]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { throw ModelError.manifest("swift can't be started: \(error)") }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ModelError.manifest(String(decoding: message, as: UTF8.self))
    }
    return try decode([UInt8](data))
  }

  /// Reads what `swift package dump-package` prints.
  public static func decode(_ json: [UInt8]) throws -> Self {
    do {
      return try JSONDecoder().decode(Dump.self, from: Data(json)).manifest
    } catch {
      throw ModelError.manifest("\(error)")
    }
  }
}

private struct Dump: Decodable {
  let name: String
  let targets: [Target]
  let dependencies: [Ignored]?

  struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
  }

  struct Target: Decodable {
    let name: String
    let path: String?
    let type: String
    let dependencies: [Dependency]
  }

  /// `{"byName": ["Domain", null]}`, `{"target": […]}` or `{"product": […]}`: a name first, then a condition.
  struct Dependency: Decodable {
    let name: String

    init(from decoder: any Decoder) throws {
      let forms = try decoder.singleValueContainer().decode([String: [Name]].self)
      name = forms.values.first?.first?.text ?? ""
    }

    struct Name: Decodable {
      let text: String?

      init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
      }
    }
  }

  var manifest: PackageManifest {
    PackageManifest(
      name: name,
      targets: targets.map {
        PackageManifest.Target(name: $0.name, path: $0.path, type: $0.type, dependencies: $0.dependencies.map(\.name))
      },
      packages: dependencies?.count ?? 0)
  }
}
