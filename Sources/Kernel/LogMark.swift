package import Foundation

/// How far somebody has read the log, with the time of the event there: a log that holds another event in its place has
/// another history.
package struct LogMark: Hashable, Sendable {
  package static let start = LogMark(.start, recordedAt: Date(milliseconds: 0))

  package let position: Position
  /// In whole milliseconds.
  package let recordedAt: Date

  package init(_ position: Position, recordedAt: Date) {
    self.position = position
    self.recordedAt = recordedAt
  }
}
