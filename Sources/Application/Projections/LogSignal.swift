package import Kernel

/// Tells where the log ends, and when it has grown.
package protocol LogSignal: Sendable {
  var head: Position { get }
  /// How often `wake` has been called.
  var wakes: Int { get }
  /// Blocks the calling thread until the head is beyond the position, `wake` has been called more often than `wakes`
  /// times, or the seconds are over.
  func wait(beyond position: Position, since wakes: Int, atMost seconds: Double)
  /// Blocks the calling thread until `wake` has been called more often than `wakes` times or the seconds are over.
  func pause(since wakes: Int, atMost seconds: Double)
  /// Blocks the calling thread while `goesOn`, which is asked again after each `wake`, at most so many seconds.
  func pause(atMost seconds: Double, while goesOn: () -> Bool)
  func wake()
}
