import Foundation
import HTTPValues
import JSON
package import Kernel
package import Queries
import QueryPorts

/// One client's way through the event log, as server-sent events (WHATWG HTML, section 9.2). Each piece is one question
/// to the bus, asked when the client has taken the piece before: nothing is kept for a client that is slow.
package actor EventFeed {
  /// Events asked for at a time.
  private static let batch = 100
  /// Milliseconds until a client that was cut off shall come back.
  private static let comeBack = "retry: 1000\n\n"

  private let bus: QueryBus
  private let principal: Principal?
  private let heartbeat: Double
  private var last: Position
  private var opening: [UInt8]?

  /// After `heartbeat` seconds without an event a comment is sent, so that proxies and clients see the line is alive.
  /// Throws what the bus does when the principal may not follow the log, or the token is none that it gave out.
  package init(
    _ bus: QueryBus, principal: Principal?, from start: EventFeedStart, heartbeat: Double = 15
  ) async throws {
    self.bus = bus
    self.principal = principal
    self.heartbeat = heartbeat
    let first = try await bus.execute(
      ListEventsQuery(after: start.position, limit: Self.batch, patience: 0),
      QueryContext(principal: principal, minimum: start.token))
    last = first.value.last?.position.position ?? start.position ?? first.position.position
    opening = try Array(Self.comeBack.utf8) + Self.text(of: first.value)
  }

  /// The next piece; nil, and with it the end, when the log can't be read or the client has left.
  package func next() async -> [UInt8]? {
    if let opening = opening.take() { return opening }
    guard !Task.isCancelled else { return nil }
    let answer = try? await bus.execute(
      ListEventsQuery(after: last, limit: Self.batch, patience: heartbeat), QueryContext(principal: principal))
    guard let events = answer?.value else { return nil }
    last = events.last?.position.position ?? last
    return events.isEmpty ? Array(": still here\n\n".utf8) : try? Self.text(of: events)
  }

  private static func text(of events: [LoggedEvent]) throws -> [UInt8] {
    var text: [UInt8] = []
    for event in events {
      text += Array("id: \(event.position)\nevent: \(event.type)\ndata: ".utf8)
      // The payload goes out as it is stored: its own JSON is put into that of its frame, on one line.
      text += try JSON.encode(Frame(event)).dropLast()
      text += Array(",\"payload\":".utf8)
      text += event.payload.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
      text += Array("}\n\n".utf8)
    }
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

/// Where a client wants to begin.
package enum EventFeedStart {
  /// With what happens from now on.
  case now
  /// With the first event of all.
  case beginning
  case after(PositionToken)

  /// A position, or `start`. Throws `UnknownPosition`.
  init(sent text: String) throws(UnknownPosition) {
    self = text == "start" ? .beginning : .after(try PositionToken(sent: text))
  }

  var token: PositionToken? {
    if case .after(let token) = self { token } else { nil }
  }

  /// Nil for the end of the log, wherever that is.
  var position: Position? {
    switch self {
    case .now: nil
    case .beginning: .start
    case .after(let token): token.position
    }
  }
}
