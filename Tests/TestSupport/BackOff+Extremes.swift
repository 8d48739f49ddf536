package import SQLiteStore

extension BackOff {
  /// Longer than any test.
  package static let never = BackOff(first: .seconds(3_600), longest: .seconds(3_600))
  package static let atOnce = BackOff(first: .milliseconds(1), longest: .milliseconds(1))
}
