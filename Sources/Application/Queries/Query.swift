package import Kernel
package import QueryPorts

/// A question. Immutable plain values.
package protocol Query: Sendable {
  associatedtype Answer: Sendable

  /// Declared by each query itself: there is no default.
  static var policy: Policy { get }
  /// What its service may refuse it with, besides what any query may be refused with.
  static var refusals: [any Refusal.Type] { get }
  /// The read models that the answer is read from; a caller's `Min-Position` waits for these and no others.
  static var reads: [ReadModel] { get }
  /// The description of the key of the one row that the answer is read from; nil when it is read from many.
  var row: String? { get }
}

extension Query {
  package static var refusals: [any Refusal.Type] { [] }
  package var row: String? { nil }
}

/// Answers one query from gateways alone: it writes nothing and publishes nothing.
package protocol QueryService<Question>: Sendable {
  associatedtype Question: Query

  func execute(_ query: Question, _ context: QueryContext) async throws -> Snapshot<Question.Answer>
}

extension Query {
  /// The query's name without its ending, in metrics and logs.
  package static var operation: String {
    let name = String(describing: Self.self)
    return name.hasSuffix("Query") ? String(name.dropLast("Query".count)) : name
  }
}
