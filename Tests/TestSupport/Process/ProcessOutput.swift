package import Foundation

/// What a process writes to one of its outputs, read as it comes, so that it never has to wait for us.
///
/// Unchecked, because all that changes is used under the condition's lock.
package final class ProcessOutput: @unchecked Sendable {
  package let pipe = Pipe()
  private let condition = NSCondition()
  private var bytes: [UInt8] = []
  private var isEnded = false

  package func start() {
    Thread.detachNewThread { [self] in
      while true {
        let data = nextBytes()
        condition.withLock {
          bytes += data
          isEnded = data.isEmpty
          condition.broadcast()
        }
        if data.isEmpty { return }
      }
    }
  }

  /// Blocks; empty at the end. `FileHandle.availableData` would end the whole test run when a signal comes meanwhile.
  private func nextBytes() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(pipe.fileHandleForReading.fileDescriptor, &buffer, buffer.count)
      if count >= 0 { return Array(buffer[..<count]) }
      guard errno == EINTR else { return [] }
    }
  }

  /// The first line that holds the text; nil when the output ended without one. Blocks.
  package func line(containing text: String) -> String? {
    condition.withLock {
      while true {
        let line = lines.first { $0.contains(text) }.map(String.init)
        if line != nil || isEnded { return line }
        condition.wait()
      }
    }
  }

  /// All of it. Blocks until it has ended.
  package func whole() -> String {
    condition.withLock {
      while !isEnded { condition.wait() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private var lines: [Substring] {
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")) ?? (isEnded ? bytes.count : 0)
    return String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n")
  }
}
