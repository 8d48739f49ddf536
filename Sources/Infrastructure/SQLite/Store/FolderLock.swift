import Foundation

/// Keeps a folder for one owner: no second process, and no second instance in this one.
///
/// The kernel lets go of it when the process ends, however it ends. The file `lock` stays behind and means nothing.
package final class FolderLock: Sendable {
  static let name = "lock"

  private let descriptor: Int32

  /// Throws `FolderInUse` when somebody holds it, `FolderNotLockable` when the file can't be made.
  package init(folder: String) throws {
    let path = "\(folder)/\(Self.name)"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, PrivateFile.mode)
    guard descriptor >= 0 else { throw FolderNotLockable(folder: folder, errno: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      defer { _ = close(descriptor) }
      guard reason == EWOULDBLOCK else { throw FolderNotLockable(folder: folder, errno: reason) }
      throw Self.inUse(folder, descriptor)
    }
    self.descriptor = descriptor
    write("\(getpid())\n")
  }

  /// Who holds the folder; nil when nobody does. Makes and changes nothing.
  package static func holder(of folder: String) throws -> FolderInUse? {
    let descriptor = open(folder + "/lock", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw FolderNotLockable(folder: folder, errno: errno) }
      return nil
    }
    defer { _ = close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    guard errno == EWOULDBLOCK else { throw FolderNotLockable(folder: folder, errno: errno) }
    return inUse(folder, descriptor)
  }

  private static func inUse(_ folder: String, _ descriptor: Int32) -> FolderInUse {
    let lines = lines(in: descriptor)
    return FolderInUse(folder: folder, holder: lines.first.flatMap { Int32($0) }, note: lines.dropFirst().first)
  }

  /// Leaves a line for whoever is refused, such as where the owner can be asked.
  package func leave(note: String) {
    write("\(getpid())\n\(note)\n")
  }

  /// From now on others may have the folder, whoever still holds this.
  package func release() {
    _ = flock(descriptor, LOCK_UN)
  }

  // It only helps who is refused; without it the lock holds all the same.
  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, bytes, bytes.count, 0) }
  }

  deinit {
    _ = close(descriptor)
  }

  private static func lines(in descriptor: Int32) -> [String] {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return [] }
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// Another owner works in the folder.
package struct FolderInUse: Error, Sendable, Equatable, CustomStringConvertible {
  package let folder: String
  /// Its process, when it has told.
  package let holder: Int32?
  /// What it left for others.
  package let note: String?

  package init(folder: String, holder: Int32?, note: String? = nil) {
    self.folder = folder
    self.holder = holder
    self.note = note
  }

  package var description: String {
    let owner = holder.map { "process \($0)" } ?? "another process"
    return "\(folder) is in use by \(owner). Stop it, or name another folder with DATA_FOLDER."
  }
}

/// The lock file can't be made or locked, whoever works in the folder.
package struct FolderNotLockable: Error, Sendable, Equatable, CustomStringConvertible {
  package let folder: String
  package let errno: Int32

  package init(folder: String, errno: Int32) {
    self.folder = folder
    self.errno = errno
  }

  package var description: String {
    "\(folder)/lock can't be made or locked: \(String(cString: strerror(errno))). Make the folder writable for this user."
  }
}
