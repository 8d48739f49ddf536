import Foundation
import JSON
import Kernel
import QueryPorts
import Synchronization

/// The last events as server-sent events (WHATWG HTML, section 9.2), each made once for all who follow the log.
package final class EventFrames: Sendable {
  /// Bytes beyond which all are forgotten.
  private static let largest = 1 << 20

  private struct Made {
    var texts: [PositionToken: [UInt8]] = [:]
    var bytes = 0
  }

  private let made = Mutex(Made())

  package init() {}

  func text(of events: [LoggedEvent]) throws -> [UInt8] {
    if events.count == 1 { return try text(of: events[0]) }
    var texts: [UInt8] = []
    for event in events { texts += try text(of: event) }
    return texts
  }

  private func text(of event: LoggedEvent) throws -> [UInt8] {
    if let text = made.withLock({ $0.texts[event.position] }) { return text }
    let text = try Self.make(event)
    made.withLock { made in
      if made.bytes > Self.largest { made = Made() }
      if made.texts.updateValue(text, forKey: event.position) == nil { made.bytes += text.count }
    }
    return text
  }

  private static func make(_ event: LoggedEvent) throws -> [UInt8] {
    var text = Array("id: \(event.position)\nevent: \(event.type)\ndata: ".utf8)
    // The payload goes out as it is stored: its own JSON is put into that of its frame, on one line.
    text += try JSON.encode(Frame(event)).dropLast()
    text += Array(",\"payload\":".utf8)
    text += event.payload.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
    text += Array("}\n\n".utf8)
    return text
  }

  private struct Frame: Encodable {
    let position: String
    let stream: String
    let version: Int
    let type: String
    let schemaVersion: Int
    let recordedAt: Date

    init(_ event: LoggedEvent) {
      position = event.position.description
      stream = event.stream
      version = event.version
      type = event.type
      schemaVersion = event.schemaVersion
      recordedAt = event.recordedAt
    }
  }
}
