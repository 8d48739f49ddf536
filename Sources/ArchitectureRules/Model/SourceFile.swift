/// One Swift source of the package.
public struct SourceFile: Sendable {
  public let id: FileID
  /// Absolute and without links.
  public let path: String
  /// From the package's root, such as `Sources/Domain/Orders/Order.swift`.
  public let relativePath: String
  /// The module that it was compiled into.
  public let module: String

  public var name: Substring { relativePath[relativePath.lastSlash...] }
  /// The name without `.swift`.
  public var stem: Substring { name.hasSuffix(".swift") ? name.dropLast(6) : name }
  /// The folders from the package's root, such as `["Sources", "Domain", "Orders"]`.
  public var folders: [Substring] { relativePath.split(separator: "/").dropLast() }
}

extension String {
  fileprivate var lastSlash: Index {
    lastIndex(of: "/").map { index(after: $0) } ?? startIndex
  }
}
