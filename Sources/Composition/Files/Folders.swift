import Foundation

enum Folders {
  /// Makes the folder with those above it, for this user alone, if it isn't there.
  static func make(_ path: String) throws(FolderNotMade) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw FolderNotMade(path: path, reason: String(cString: strerror(Int32(underlying?.code ?? Int(EIO)))))
    }
  }
}

struct FolderNotMade: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "The folder \(path) can't be made: \(reason). Name another one, or make it writable." }
}
