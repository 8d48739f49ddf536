package import Foundation
package import Kernel

/// An event with its place in the log and in its stream.
package struct RecordedEvent<Event: Sendable>: Sendable {
  package let position: Position
  /// The version of its stream that it made.
  package let version: Int
  package let recordedAt: Date
  package let event: Event

  package init(position: Position, version: Int, recordedAt: Date, event: Event) {
    self.position = position
    self.version = version
    self.recordedAt = recordedAt
    self.event = event
  }
}
