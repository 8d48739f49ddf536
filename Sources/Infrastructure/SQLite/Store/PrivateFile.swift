import Foundation

/// A file for this user alone, whatever the umask: what is stored holds keys and other people's data.
package enum PrivateFile {
  static let mode: mode_t = 0o600

  /// Makes the file, empty, if it isn't there. SQLite gives the log and its index beside a file that file's modes.
  ///
  /// One that is there is not opened: with the descriptor's close the process would lose SQLite's locks on the file.
  static func make(_ path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    // Why it can't be made, SQLite tells when it opens it.
    if descriptor >= 0 { _ = close(descriptor) }
  }
}
