#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Nanoseconds of a clock that nobody sets.
struct MonotonicTime {
  /// Some thirty years: who waits longer waits for good.
  private static let longest = 1e9

  let nanoseconds: UInt64

  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  func advanced(by seconds: Double) -> MonotonicTime {
    MonotonicTime(nanoseconds: nanoseconds + UInt64(min(max(seconds, 0), Self.longest) * 1e9))
  }

  /// 0 when it has come.
  func nanosecondsAfter(_ other: MonotonicTime) -> UInt64 {
    nanoseconds > other.nanoseconds ? nanoseconds - other.nanoseconds : 0
  }
}

extension timespec {
  init(nanoseconds: UInt64) {
    self.init(tv_sec: .init(nanoseconds / 1_000_000_000), tv_nsec: .init(nanoseconds % 1_000_000_000))
  }
}
