import HTTPValues
import JSON
import Kernel
import Queries
import QueryPorts

enum ListEventsEndpoint {
  /// Of all streams; an event has one position in one epoch, so it is the same for all.
  private static let frames = EventFrames()

  static let route = Route.stream(
    OperationsPaths.events, summary: "The event log, live, as server-sent events", of: ListEventsQuery.self,
    parameters: [.lastEventID] + ParameterReader.parameters { after(&$0) },
    answers: RouteAnswer(200, "Events, until the client leaves", mediaType: "text/event-stream"),
    refuses: [UnknownPosition.self]
  ) { incoming, bus in
    let feed = try await EventFeed(bus, principal: incoming.principal, from: try start(incoming), frames: frames) {
      try await incoming.admittedAgain(by: ListEventsQuery.policy)
    }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": "text/event-stream"],
      content: .stream(HTTPStream { await feed.next() }))
  }

  /// `Last-Event-ID` is what a client that comes back has seen; `after` is what it began with.
  private static func start(_ incoming: Incoming) throws -> EventFeedStart {
    var query = ParameterReader(incoming.request.query, known: ["after"])
    let after = after(&query)
    try query.finish()
    if let seen = try incoming.request.headers[Header.lastEventID] { return seen }
    return try after.map { try EventFeedStart(sent: $0) } ?? .now
  }

  private static func after(_ query: inout ParameterReader) -> String? {
    query.text(
      "after", longest: PositionToken.longest,
      note: "A position, or `start`; without it the feed begins with what happens from now on")
  }
}
