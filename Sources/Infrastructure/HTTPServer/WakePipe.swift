#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Wakes a thread that polls, for good: the byte is never read. Both ends are closed when the last holder is gone.
final class WakePipe: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      ends.forEach {
        _ = fcntl($0, F_SETFL, O_NONBLOCK)
        _ = fcntl($0, F_SETFD, FD_CLOEXEC)
      }
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }
}
