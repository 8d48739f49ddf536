import HTTPValues

/// The preferences of RFC 7240 that queries know: `wait=N` seconds and `handling=lenient`. What can't be used is ignored,
/// as the RFC wants: other preferences, and a wait that is longer than `longestWait`.
struct Preference {
  static let longestWait = 5.0

  /// Seconds, 0 … 5.
  let wait: Double
  let isLenient: Bool

  init(_ preferences: Preferences) {
    wait = preferences["wait"].flatMap(Self.seconds) ?? Self.longestWait
    isLenient = preferences["handling"] == "lenient"
  }

  /// RFC 9110 `delta-seconds`; nil for more than are waited.
  private static func seconds(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Double(text) else { return nil }
    return seconds <= longestWait ? seconds : nil
  }
}
