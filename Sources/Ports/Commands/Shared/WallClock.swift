package import Foundation

package protocol WallClock: Sendable {
  /// The present time in whole milliseconds.
  func now() -> Date
}
