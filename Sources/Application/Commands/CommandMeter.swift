/// Counts and times commands. A port, because the application reads no clock.
package protocol CommandMeter: Sendable {
  /// An instant of the meter's own clock.
  func began() -> UInt64
  /// `refused` is the refusal's code, or `fault`; nil when it was done.
  func ended(_ operation: String, began: UInt64, refused: String?)
}
