package import Foundation
package import Kernel

/// The event log as those see it who follow it: a read model of its own, never behind itself.
package protocol EventQueryGateway: Sendable {
  /// The events after a position, oldest first: at most `limit`, and fewer when they are large, but at least one when
  /// there is one. When there is none, waits for one for at most `patience` seconds. After nil there is none: that asks
  /// for nothing but where the log ends.
  func listEvents(after position: Position?, limit: Int, patience: Double) async throws -> Snapshot<[LoggedEvent]>
}

/// An event as it is stored.
package struct LoggedEvent: Sendable {
  package let position: PositionToken
  package let stream: String
  /// The version of its stream that it made.
  package let version: Int
  package let type: String
  /// The version of its type: which form the payload has.
  package let schemaVersion: Int
  package let recordedAt: Date
  /// JSON.
  package let payload: [UInt8]

  package init(
    position: PositionToken, stream: String, version: Int, type: String, schemaVersion: Int, recordedAt: Date,
    payload: [UInt8]
  ) {
    self.position = position
    self.stream = stream
    self.version = version
    self.type = type
    self.schemaVersion = schemaVersion
    self.recordedAt = recordedAt
    self.payload = payload
  }
}

/// Tells when the event log has grown.
package protocol LogGrowth: Sendable {
  /// Where the log ends.
  var head: Position { get }
  /// Returns when the log ends beyond the position, the seconds are over, or the task is cancelled. Holds no thread.
  func waitForGrowth(beyond position: Position, atMost seconds: Double) async
}
