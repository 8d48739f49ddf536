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

  public static func load(root: String) throws -> Self { try Reading(root: root).finish() }

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
