/// How far the write-ahead log may grow before it is copied into the file, in pages of 4 KiB.
package struct LogLimits: Sendable, Equatable {
  /// Beyond this the writer copies when nobody waits.
  package let soft: Int
  /// Beyond this it copies even when somebody waits, and asks readers to let go of the log.
  package let hard: Int

  package init(soft: Int = 1_000, hard: Int = 16_000) {
    self.soft = soft
    self.hard = hard
  }
}
