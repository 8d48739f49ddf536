#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock with a condition, whose timed waits count on the monotonic clock: those of Foundation and Dispatch count on the
/// wall clock on Linux, and last an hour longer when that is set back an hour.
///
/// Unchecked, because the pointers never change, and what is behind them is made for many threads.
final class Condition: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    #if canImport(Darwin)
      pthread_cond_init(condition, nil)
    #else
      var attributes = pthread_condattr_t()
      pthread_condattr_init(&attributes)
      pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      pthread_cond_init(condition, &attributes)
      pthread_condattr_destroy(&attributes)
    #endif
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }

  func unlock() { pthread_mutex_unlock(mutex) }

  func signal() { pthread_cond_signal(condition) }

  func broadcast() { pthread_cond_broadcast(condition) }

  func wait() { pthread_cond_wait(condition, mutex) }

  /// False when the time has come. Wakes now and then without a reason, as conditions do.
  func wait(until end: MonotonicTime) -> Bool {
    #if canImport(Darwin)
      var left = timespec(nanoseconds: end.nanosecondsAfter(.now))
      return pthread_cond_timedwait_relative_np(condition, mutex, &left) == 0
    #else
      var time = timespec(nanoseconds: end.nanoseconds)
      return pthread_cond_timedwait(condition, mutex, &time) == 0
    #endif
  }
}
