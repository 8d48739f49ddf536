import Foundation

/// What was on its way through a pipe, in a file that goes when it is closed.
enum Spool {
  static func copy(of pipe: FileHandle) throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appending(path: "tandem-\(UUID().uuidString)")
    guard
      FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forUpdatingAtPath: url.path)
    else { throw CocoaError(.fileWriteUnknown) }
    try FileManager.default.removeItem(at: url)
    while let data = try pipe.read(upToCount: 256 << 10), !data.isEmpty { try file.write(contentsOf: data) }
    try file.seek(toOffset: 0)
    return file
  }
}
