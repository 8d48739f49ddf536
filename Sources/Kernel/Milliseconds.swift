package import Foundation

/// Times are kept, compared and shown in whole milliseconds since 1970, UTC.
extension Date {
  package var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  package init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}
