package import Kernel
package import Queries
import QueryPorts

/// One client's way through the event log, as server-sent events. Each piece is one question
/// to the bus, asked when the client has taken the piece before: nothing is kept for a client that is slow.
package actor EventFeed {
  /// Events asked for at a time.
  private static let batch = 100
  /// Milliseconds until a client that was cut off shall come back.
  private static let comeBack = "retry: 1000\n\n"

  private let bus: QueryBus
  private let admission: @Sendable () async throws -> Principal?
  private let times: EventFeedTimes
  private let frames: EventFrames
  private var principal: Principal?
  private var admitted = ContinuousClock.now
  private var last: Position
  private var opening: [UInt8]?

  /// `admission` tells again who follows, and throws when that one may not any more. Throws what the bus does when the
  /// principal may not follow the log, or the token is none that it gave out.
  package init(
    _ bus: QueryBus, principal: Principal?, from start: EventFeedStart, times: EventFeedTimes = EventFeedTimes(),
    frames: EventFrames = EventFrames(), admission: @escaping @Sendable () async throws -> Principal?
  ) async throws {
    self.bus = bus
    self.frames = frames
    self.principal = principal
    self.times = times
    self.admission = admission
    let first = try await bus.execute(
      ListEventsQuery(after: start.position, limit: Self.batch, patience: 0),
      QueryContext(principal: principal, minimum: start.token))
    last = first.value.last?.position.position ?? start.position ?? first.position.position
    opening = try Array(Self.comeBack.utf8) + frames.text(of: first.value)
  }

  /// The next piece; nil, and with it the end, when the log can't be read, the client has left, or may not see it any
  /// more.
  package func next() async -> [UInt8]? {
    if let opening = opening.take() { return opening }
    guard !Task.isCancelled else { return nil }
    do {
      let answer = try await bus.execute(
        ListEventsQuery(after: last, limit: Self.batch, patience: times.heartbeat), QueryContext(principal: principal))
      // After the wait, which may have been long.
      try await admitAgain()
      last = answer.value.last?.position.position ?? last
      return answer.value.isEmpty ? Array(": still here\n\n".utf8) : try frames.text(of: answer.value)
    } catch {
      return nil
    }
  }

  private func admitAgain() async throws {
    let now = ContinuousClock.now
    guard now - admitted >= .seconds(times.admission) else { return }
    principal = try await admission()
    admitted = now
  }
}

/// How often a feed does what it does on its own account, in seconds.
package struct EventFeedTimes: Sendable {
  /// After so long without an event a comment is sent, so that proxies and clients see the line is alive.
  package let heartbeat: Double
  /// So old may the word be of who follows, when something is sent.
  package let admission: Double

  package init(heartbeat: Double = 15, admission: Double = 1) {
    self.heartbeat = heartbeat
    self.admission = admission
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
