package import HTTPValues
import JSON
import Kernel
import Queries
package import QueryPorts

extension HTTPResponse {
  static func json(_ status: Int, _ body: some Encodable) throws -> HTTPResponse {
    HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: try JSON.encode(body))
  }

  /// One thing: 200 with its `ETag`, 304 when the caller has it already, `NothingHere` when there is none.
  package static func one<View: Encodable>(_ found: Versioned<View>?, _ incoming: Incoming) throws -> HTTPResponse {
    guard let found else { throw NothingHere() }
    let tag = EntityTag(version: found.version, changed: found.changed)
    var response = try incoming.isKnown(tag) ? HTTPResponse(status: 304) : try .json(200, found.view)
    response.headers.add("ETag", tag.opaque)
    return response
  }

  /// A page, with links to its neighbours.
  package static func page<Item: Encodable>(_ page: Page<Item>, _ incoming: Incoming) throws -> HTTPResponse {
    var response = try HTTPResponse.json(200, page)
    let links = PageLinks(page, incoming).header
    if !links.isEmpty { response.headers.add("Link", links) }
    return response
  }
}

extension Answered {
  /// What is to be known of how it was read.
  func mark(_ headers: inout HTTPHeaders) {
    headers.add("X-Read-Position", position.description)
    if parked.count > 0 { headers.add("X-Read-Parked", String(parked.count)) }
    if isStale { headers.add("Preference-Applied", "handling=lenient") }
  }
}

/// RFC 8288 links to the next and the previous page.
private struct PageLinks {
  let header: String

  init<Item>(_ page: Page<Item>, _ incoming: Incoming) {
    var links: [String] = []
    let kept = incoming.request.query.filter { $0.name != "offset" && $0.name != "cursor" }
    func link(_ relation: String, _ name: String, _ value: String) {
      let pairs = (kept + [(name, value)]).map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }
      links.append("<\(incoming.request.path)?\(pairs.joined(separator: "&"))>; rel=\"\(relation)\"")
    }
    if page.hasNext {
      if let offset = page.offset, PageLimits.offsets.contains(offset + page.limit) {
        link("next", "offset", String(offset + page.limit))
      } else if let cursor = page.nextCursor {
        link("next", "cursor", cursor)
      }
    }
    if page.hasPrev, let offset = page.offset { link("prev", "offset", String(max(0, offset - page.limit))) }
    header = links.joined(separator: ", ")
  }
}
