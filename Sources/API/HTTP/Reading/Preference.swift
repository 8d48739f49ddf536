import Foundation

/// The preferences of RFC 7240 that queries know: `wait=N` seconds and `handling=lenient`. Others are ignored, as the
/// RFC wants.
struct Preference {
  static let longestWait = 5.0

  /// Seconds, 0 … 5.
  private(set) var wait = longestWait
  private(set) var isLenient = false

  init(_ headers: [String]) throws(MalformedRequest) {
    for preference in headers.flatMap({ $0.split(separator: ",") }) {
      let parts = preference.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      switch (parts.first?.lowercased(), parts.dropFirst().first) {
      case ("wait", let value):
        guard let seconds = value.flatMap({ Int($0) }), (0...Int(Self.longestWait)).contains(seconds) else {
          throw MalformedRequest(
            header: "Prefer", "wait is a whole number of seconds from 0 to \(Int(Self.longestWait))")
        }
        wait = Double(seconds)
      case ("handling", "lenient"): isLenient = true
      default: continue
      }
    }
  }
}
