import Foundation

/// A folder of data, for this user alone.
package enum PrivateFolder {
  private static let mode: mode_t = 0o700

  /// Makes the folder with those above it if it isn't there. One that is open to others is closed to them, and so are the
  /// files in it that are ours; answers those. Throws `FolderNotMade`, and `FolderOpenToOthers` for one that can't be
  /// closed, or that holds other things and may be somebody else's.
  @discardableResult
  package static func make(_ path: String) throws -> [String] {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: Int(mode)])
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw FolderNotMade(path: path, reason: String(cString: strerror(Int32(underlying?.code ?? Int(EIO)))))
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw FolderNotMade(path: path, reason: String(cString: strerror(errno)))
    }
    let ours = names.filter(isOurs)
    let present = modes(of: path, stat)
    if present & 0o077 != 0 {
      let isShared = present & S_ISVTX != 0 || ours.isEmpty && !names.isEmpty
      guard !isShared, chmod(path, mode) == 0 else { throw FolderOpenToOthers(path: path, modes: present) }
    }
    return try ours.sorted().map { "\(path)/\($0)" }.filter(close)
  }

  /// Answers whether it was open.
  private static func close(_ file: String) throws -> Bool {
    let present = modes(of: file, lstat)
    guard present & S_IFMT == S_IFREG, present & 0o077 != 0 else { return false }
    guard chmod(file, PrivateFile.mode) == 0 else { throw FolderOpenToOthers(path: file, modes: present) }
    return true
  }

  /// With what stands beside a file: its log, the log's index, its mark.
  private static func isOurs(_ name: String) -> Bool {
    name == FolderLock.name || name.contains(".sqlite")
  }

  private static func modes(
    of path: String, _ look: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
  ) -> mode_t {
    var status = stat()
    return look(path, &status) == 0 ? status.st_mode : 0
  }
}

package struct FolderNotMade: Error, CustomStringConvertible {
  let path: String
  let reason: String

  package var description: String {
    "The folder \(path) can't be made: \(reason). Name another one, or make it writable."
  }
}

package struct FolderOpenToOthers: Error, CustomStringConvertible {
  let path: String
  let modes: mode_t

  package var description: String {
    "\(path) is open to other users (mode \(String(modes & 0o7777, radix: 8))) and can't be closed to them: it belongs to "
      + "another user, or is a folder with other things in it. Name a folder for Tandem alone, or run: chmod -R go= \(path)"
  }
}
