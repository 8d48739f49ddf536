import Foundation

/// The sources that a package has on disk, which the index must cover.
struct SourceListing {
  struct Entry {
    let path: String
    let relativePath: String
    /// Seconds and nanoseconds since 1970.
    let modified: (Int64, Int64)
  }

  let entries: [Entry]

  /// Every `.swift` file below the folders of a package, hidden folders and `excluded` ones left out, in order of path.
  static func read(root: String, folders: [String], excluding excluded: [String]) throws -> Self {
    var entries: [Entry] = []
    for folder in folders {
      for path in swiftFiles(below: "\(root)/\(folder)") {
        let relative = String(path.dropFirst(root.count + 1))
        if excluded.contains(where: { relative.hasPrefix($0 + "/") || relative == $0 }) { continue }
        entries.append(Entry(path: path, relativePath: relative, modified: try modificationTime(of: path)))
      }
    }
    guard !entries.isEmpty else { throw ModelError.noSources(root: root) }
    return Self(entries: entries)
  }

  private static func swiftFiles(below folder: String) -> [String] {
    let manager = FileManager.default
    var files: [String] = []
    for name in ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).sorted() where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".swift") {
        files.append(path)
      } else if !name.contains(".") {
        files += swiftFiles(below: path)
      }
    }
    return files
  }

  private static func modificationTime(of path: String) throws -> (Int64, Int64) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw ModelError.unreadableFile(path) }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return (Int64(time.tv_sec), Int64(time.tv_nsec))
  }
}
