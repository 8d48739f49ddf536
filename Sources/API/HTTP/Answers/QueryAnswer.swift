import HTTPValues
import JSON
import Kernel
import Queries
package import QueryPorts

/// How a query's route answers.
package struct QueryAnswer<Answer: Sendable>: Sendable {
  let forms: [RouteAnswer]
  /// Besides what every query may be refused with.
  let problems: [ProblemRow]
  let make: @Sendable (Answered<Answer>, Incoming) throws -> HTTPResponse
}

extension QueryAnswer {
  /// One thing with its `ETag`: 304 when the caller has it already, 404 when there is none.
  package static func one<View: Codable & SendableMetatype>(_ view: View.Type) -> QueryAnswer
  where Answer == Versioned<View>? {
    QueryAnswer(
      forms: [
        RouteAnswer(200, "It", source: SchemaSource(view), headers: [.entityTag]),
        RouteAnswer(304, "The caller has it already", headers: [.entityTag]),
      ], problems: .of(NothingHere.self)
    ) { try .one($0.value, $1) }
  }

  /// A thing without a version: 404 when there is none.
  package static func found<View: Codable & SendableMetatype>(_ view: View.Type) -> QueryAnswer where Answer == View? {
    QueryAnswer(forms: [RouteAnswer(200, "It", source: SchemaSource(view))], problems: .of(NothingHere.self)) {
      answered, _ in
      guard let found = answered.value else { throw NothingHere() }
      return try .json(200, found)
    }
  }

  /// A page with links to its neighbours.
  package static func page<Item: Codable & SendableMetatype>(of item: Item.Type) -> QueryAnswer
  where Answer == Page<Item> {
    QueryAnswer(
      forms: [RouteAnswer(200, "A page", source: SchemaSource(Page<Item>.self), headers: [.link])],
      problems: .of(UnknownCursor.self)
    ) { answered, incoming in
      try .page(answered.value.with(parked: answered.parked.count), incoming)
    }
  }

  /// A body that is made of the answer.
  package static func json<Body: Codable & SendableMetatype>(
    _ body: Body.Type, _ make: @escaping @Sendable (Answer) -> Body
  ) -> QueryAnswer {
    QueryAnswer(forms: [RouteAnswer(200, "It", source: SchemaSource(body))], problems: []) { answered, _ in
      try .json(200, make(answered.value))
    }
  }
}
