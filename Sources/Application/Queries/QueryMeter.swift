/// Counts and times queries. A port, because the application reads no clock.
package protocol QueryMeter: Sendable {
  /// An instant of the meter's own clock.
  func began() -> UInt64
  /// `refused` is the refusal's code, or `fault`; nil when it was answered.
  func ended(_ operation: String, began: UInt64, refused: String?)
}
