/// An error that the caller can understand and mend. Anything else is a fault of ours.
package protocol Refusal: Error {
  /// Every problem that an error of this type can be.
  static var problems: [ProblemType] { get }
  /// One of `problems`.
  var problem: ProblemType { get }
  /// One or two sentences that say what to mend.
  var detail: String { get }
  /// The faulty fields of what was sent, if it can be told. An answer tells the first `RefusedField.most`.
  var fields: [RefusedField] { get }
  /// Further ones, that were counted and not kept.
  var furtherFields: Int { get }
}

extension Refusal {
  package var code: String { problem.code }
  package var kind: RefusalKind { problem.kind }
  package var fields: [RefusedField] { [] }
  package var furtherFields: Int { 0 }
}

extension Refusal where Self: CaseIterable {
  package static var problems: [ProblemType] { allCases.map(\.problem) }
}

/// A refusal whose errors are all one problem.
package protocol SingleRefusal: Refusal {
  static var problem: ProblemType { get }
}

extension SingleRefusal {
  package static var problems: [ProblemType] { [problem] }
  package var problem: ProblemType { Self.problem }
}

/// What sort of "no" it is; the API has the one table from here to statuses.
package enum RefusalKind: Hashable, Sendable {
  /// The request's form is not the contract's.
  case malformed
  case unsupportedMediaType
  /// The caller must name the version it decided on.
  case preconditionMissing
  /// The form is right, but it can't be meant.
  case invalid
  case unauthenticated
  case forbidden
  case notFound
  /// A rule or the present state stands against it.
  case conflict
  /// The version that was named is not the present one.
  case stale
  /// Not now; the same request may succeed later.
  case unavailable
  /// There is no room left to write.
  case storageFull
}

package struct RefusedField: Hashable, Sendable {
  /// How many one answer tells, whatever they are faults of; it says how many more there are.
  package static let most = 100

  /// RFC 6901, into the request's body (`/items/0/quantity`).
  package let pointer: String
  package let detail: String

  package init(_ pointer: String, _ detail: String) {
    self.pointer = pointer
    self.detail = detail
  }
}
