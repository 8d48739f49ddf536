import Foundation
package import Kernel
package import SQLiteStore
import Synchronization

/// A witness beside the write file, of how far its log went: an older copy that is put in the file's place knows nothing of
/// it. It also names the file itself, so that a copy of both is told from them.
///
/// One line in `write.sqlite-mark`, written over in place after each commit and not synced. It outlives the process; after a
/// power cut it may be behind the log, and never ahead.
package final class WriteFileMark: Sendable {
  package struct Kept: Sendable {
    let epoch: UInt64
    let end: LogMark
    /// The file's number in its file system: a copy has another one.
    let file: UInt64
  }

  private struct Writing {
    var descriptor: Int32 = -1
    var kept: Kept?
  }

  /// Bytes: less than a sector, so that no cut tears it.
  private static let length = 128

  private let writeFile: String
  private let writing = Mutex(Writing())

  package init(beside writeFile: String) {
    self.writeFile = writeFile
  }

  deinit {
    writing.withLock { if $0.descriptor >= 0 { _ = close($0.descriptor) } }
  }

  private var path: String { "\(writeFile)-mark" }

  /// What was left; nil when there is none, or it can't be read.
  package func kept() -> Kept? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 5, words[0] == "1", let epoch = UInt64(words[1], radix: 16), let position = Int64(words[2]),
      let recordedAt = Int64(words[3]), let file = UInt64(words[4])
    else { return nil }
    let end = LogMark(Position(position), recordedAt: Date(milliseconds: recordedAt))
    return Kept(epoch: epoch, end: end, file: file)
  }

  /// Whether the write file is the one that was left with the mark, in the epoch that it has; a file that never had one is.
  package func isOfFile(in epoch: UInt64, isMarked: Bool) -> Bool {
    guard let kept = kept() else { return !isMarked }
    return kept.epoch == epoch && kept.file == fileNumber
  }

  /// From now on the mark is of this log, durably, and the log says that there is one. Throws `MarkNotWritten`.
  package func begin(_ log: LogState, _ connection: Connection) throws {
    let kept = Kept(epoch: log.epoch, end: log.end, file: fileNumber)
    let fresh = "\(path).new"
    let descriptor = open(fresh, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw MarkNotWritten(path: path, errno: errno) }
    guard Self.write(kept, to: descriptor), fsync(descriptor) == 0, rename(fresh, path) == 0 else {
      defer { _ = close(descriptor) }
      throw MarkNotWritten(path: path, errno: errno)
    }
    syncFolder()
    writing.withLock { writing in
      if writing.descriptor >= 0 { _ = close(writing.descriptor) }
      writing = Writing(descriptor: descriptor, kept: kept)
    }
    try connection.run("UPDATE log SET is_marked = 1 WHERE is_marked = 0")
  }

  /// The log has come so far, durably. That it can't be written down weakens the witness and nothing else.
  package func move(to end: LogMark) {
    writing.withLock { writing in
      guard let kept = writing.kept, end.position > kept.end.position else { return }
      let next = Kept(epoch: kept.epoch, end: end, file: kept.file)
      if Self.write(next, to: writing.descriptor) { writing.kept = next }
    }
  }

  /// Makes it outlive a power cut.
  package func sync() {
    writing.withLock { if $0.descriptor >= 0 { _ = fsync($0.descriptor) } }
  }

  private static func write(_ kept: Kept, to descriptor: Int32) -> Bool {
    let (position, recordedAt) = (kept.end.position.value, kept.end.recordedAt.milliseconds)
    var line = Array("1 \(String(kept.epoch, radix: 16)) \(position) \(recordedAt) \(kept.file)".utf8)
    line += Array(repeating: UInt8(ascii: " "), count: max(0, length - 1 - line.count)) + [UInt8(ascii: "\n")]
    return pwrite(descriptor, line, line.count, 0) == line.count
  }

  private var fileNumber: UInt64 {
    var status = stat()
    return stat(writeFile, &status) == 0 ? UInt64(status.st_ino) : 0
  }

  private func syncFolder() {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      _ = fsync(folder)
      _ = close(folder)
    }
  }
}

extension WriteFileMark.Kept {
  /// Nothing, for the log of another epoch.
  package func marks(of epoch: UInt64) -> [LogMark] { self.epoch == epoch ? [end] : [] }
}

package struct MarkNotWritten: Error, CustomStringConvertible {
  let path: String
  let errno: Int32

  package var description: String {
    "\(path) can't be written: \(String(cString: strerror(errno))). Make the folder writable for this user."
  }
}
