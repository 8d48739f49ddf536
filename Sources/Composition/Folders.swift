import Foundation

/// Makes a folder, for this user alone, unless it is there.
func makeFolder(_ path: String) throws {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  } catch {
    throw FolderFault(path: path)
  }
}

struct FolderFault: Error, CustomStringConvertible {
  let path: String

  var description: String { "can't make the folder \(path); may this user write there?" }
}
