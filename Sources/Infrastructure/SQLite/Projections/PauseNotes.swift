import Foundation

/// Which projections an operator has paused: an empty file `order_summary.paused` each, beside the rows. It holds for all
/// versions of the projection, and until it is taken away.
package struct PauseNotes: Sendable {
  private let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  package func isPaused(_ projection: String) -> Bool {
    FileManager.default.fileExists(atPath: path(projection))
  }

  /// Durable when this returns. Throws `PauseNotKept`.
  package func pause(_ projection: String) throws {
    let file = open(path(projection), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw PauseNotKept(path: path(projection), errno: errno) }
    _ = close(file)
    try syncFolder(projection)
  }

  /// The same.
  package func resume(_ projection: String) throws {
    guard unlink(path(projection)) == 0 || errno == ENOENT else {
      throw PauseNotKept(path: path(projection), errno: errno)
    }
    try syncFolder(projection)
  }

  private func path(_ projection: String) -> String { "\(folder)/\(projection).paused" }

  /// The file is empty: all there is of it is its name.
  private func syncFolder(_ projection: String) throws {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { _ = close(descriptor) } }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw PauseNotKept(path: path(projection), errno: errno)
    }
  }
}

/// A projection's pause can't be written down, or not be taken back.
package struct PauseNotKept: Error, CustomStringConvertible {
  let path: String
  let errno: Int32

  package var description: String { "\(path) can't be made or removed: \(String(cString: strerror(errno)))" }
}
