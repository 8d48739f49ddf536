import HTTPValues
import Kernel
import Queries
import QueryPorts

enum ListEventsEndpoint {
  static let route = Route.stream(
    "/api/v1/events", summary: "The event log, live, as server-sent events", of: ListEventsQuery.self
  ) { incoming, bus in
    let feed = try await EventFeed(bus, principal: incoming.principal, from: try start(incoming))
    return HTTPResponse(
      status: 200, headers: ["Content-Type": "text/event-stream"],
      content: .stream(HTTPStream { await feed.next() }))
  }

  /// `Last-Event-ID` is what a client that comes back has seen; `after` is what it began with.
  private static func start(_ incoming: Incoming) throws -> EventFeedStart {
    let query = QueryParameters(incoming, known: ["after"])
    let after = query.text("after")
    try query.finish()
    guard let text = incoming.request.headers["Last-Event-ID"] ?? after else { return .now }
    if text == "start" { return .beginning }
    guard let token = PositionToken(text) else { throw UnknownPosition() }
    return .after(token)
  }
}
