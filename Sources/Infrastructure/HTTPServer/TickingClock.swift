import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Monotonic milliseconds, as old as the watchdog's last round: reading it costs a request next to nothing.
final class TickingClock: Sendable {
  private let current = Atomic(TickingClock.read())

  var now: Int { current.load(ordering: .relaxed) }

  func tick() {
    current.store(Self.read(), ordering: .relaxed)
  }

  private static func read() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
