import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Finds the index store of a build and the library that reads it.
public enum IndexLocation {
  public static let storeVariable = "ARCHITECTURE_INDEX_STORE"
  public static let libraryVariable = "ARCHITECTURE_INDEX_LIBRARY"

  /// The store of the build that made the running program. Pass `#dsohandle`.
  ///
  /// Works with the native build system, with `--build-system swiftbuild`, and with Xcode's derived data.
  public static func store(
    ofImage image: UnsafeRawPointer,
    environment: [String: String]? = nil
  ) throws -> String {
    let environment = environment ?? ProcessInfo.processInfo.environment
    if let override = environment[storeVariable] { return try existing(override) }
    guard let path = imagePath(image) else { throw ModelError.storeNotFound(tried: ["the path of this program"]) }
    return try store(above: path)
  }

  /// The store of a build that was made in a scratch folder, such as `.build`.
  public static func store(inScratch scratch: String) throws -> String {
    let candidates = ["\(scratch)/debug", "\(scratch)/out", scratch].flatMap(stores(in:))
    return try first(of: candidates)
  }

  /// The root of the package that holds a file or folder: the nearest folder above it with a `Package.swift`.
  public static func packageRoot(above path: String) throws -> String {
    for folder in ancestors(of: path) where isThere("\(folder)/Package.swift") { return canonical(folder) }
    throw ModelError.manifest("no Package.swift above \(path)")
  }

  /// The toolchain's `libIndexStore`.
  public static func library(environment: [String: String]? = nil) throws -> String {
    let environment = environment ?? ProcessInfo.processInfo.environment
    if let override = environment[libraryVariable] {
      guard isThere(override) else { throw ModelError.libraryNotFound(tried: [override]) }
      return override
    }
    let candidates = toolchainFolders(environment).flatMap { folder in
      libraryNames.map { "\(folder)/\($0)" }
    }
    guard let found = candidates.first(where: isThere) else { throw ModelError.libraryNotFound(tried: candidates) }
    return found
  }

  private static let libraryNames = ["lib/libIndexStore.so", "lib/libIndexStore.dylib", "bin/libIndexStore.dll"]

  /// The `usr` folders to look into: of the running program's Swift runtime, of each `swift` on the path, of Xcode.
  private static func toolchainFolders(_ environment: [String: String]) -> [String] {
    var folders: [String] = []
    if let runtime = dlsym(nil, "swift_demangle"), let path = imagePath(runtime) {
      folders += ancestors(of: path).filter { $0.hasSuffix("/usr") }
    }
    for entry in (environment["PATH"] ?? "").split(separator: ":") {
      let tool = "\(entry)/swift"
      guard isThere(tool) else { continue }
      folders += ancestors(of: canonical(tool)).filter { $0.hasSuffix("/usr") }
    }
    let developer = environment["DEVELOPER_DIR"] ?? "/Applications/Xcode.app/Contents/Developer"
    folders.append("\(developer)/Toolchains/XcodeDefault.xctoolchain/usr")
    return folders
  }

  private static func store(above path: String) throws -> String {
    try first(of: ancestors(of: canonical(path)).flatMap(stores(in:)))
  }

  private static func stores(in folder: String) -> [String] {
    ["\(folder)/index/store", "\(folder)/Index.noindex/DataStore", folder, "\(folder)/out"]
  }

  private static func first(of candidates: [String]) throws -> String {
    guard let found = candidates.first(where: { isThere("\($0)/v5/units") }) else {
      throw ModelError.storeNotFound(tried: candidates)
    }
    return found
  }

  private static func existing(_ path: String) throws -> String {
    guard isThere("\(path)/v5/units") else { throw ModelError.storeNotFound(tried: [path]) }
    return path
  }

  /// The file that an address was loaded from. Glibc hides `dladdr` behind a macro, so it is looked up by name.
  private static func imagePath(_ address: UnsafeRawPointer) -> String? {
    typealias Info = (file: UnsafePointer<CChar>?, base: Int, symbol: Int, address: Int)
    typealias Lookup = @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer) -> Int32
    guard let function = dlsym(nil, "dladdr") else { return nil }
    var info: Info = (nil, 0, 0, 0)
    let found = withUnsafeMutableBytes(of: &info) { bytes in
      bytes.baseAddress.map { unsafeBitCast(function, to: Lookup.self)(address, $0) } ?? 0
    }
    guard found != 0, let file = info.file else { return nil }
    return canonical(String(cString: file))
  }

  private static func ancestors(of path: String) -> [String] {
    var url = URL(fileURLWithPath: path)
    var folders: [String] = []
    while url.path != "/" {
      folders.append(url.path)
      url.deleteLastPathComponent()
    }
    return folders
  }

  private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The path without links, so that paths from different sources compare equal.
  static func canonical(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
