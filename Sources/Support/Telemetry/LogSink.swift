import Foundation
import Synchronization

/// Where log lines go. A sink gets one whole line, its newline included.
package struct LogSink: Sendable {
  private let write: @Sendable ([UInt8]) -> Void

  package init(_ write: @escaping @Sendable ([UInt8]) -> Void) {
    self.write = write
  }

  func receive(_ line: [UInt8]) {
    write(line)
  }

  package static let standardError = descriptor(2)

  /// One `write(2)` a line. The lock matters only for the rest of a short write: without it another line could get
  /// between the two halves. What can't be written is dropped, since a log must not stop the program.
  package static func descriptor(_ descriptor: Int32) -> LogSink {
    let turn = DescriptorTurn()
    return LogSink { line in
      turn.lock.withLock { _ in
        var rest = line[...]
        while !rest.isEmpty {
          let written = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
          if written > 0 {
            rest = rest.dropFirst(written)
          } else if written == 0 || errno != EINTR {
            return
          }
        }
      }
    }
  }
}

private final class DescriptorTurn: Sendable {
  let lock = Mutex<Void>(())
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
