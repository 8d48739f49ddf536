package import Kernel

/// What an operator does with the machinery of the read side: it changes nothing that the log tells. All throw
/// `UnknownProjection`.
package protocol ProjectionControl: Sendable {
  /// Stands still until `resume`, whenever the program starts again. Throws `ProjectionIsInline` for one that can't.
  func pause(_ name: String) async throws
  func resume(_ name: String) async throws
  /// Applies what is parked, after the fix; when a stream stands still, by a rebuild.
  func retry(_ name: String) async throws
  /// Begins to build the rows anew from the log; throws `ProjectionBusy` while that is under way.
  func rebuild(_ name: String) async throws
}

package struct UnknownProjection: SingleRefusal {
  package static let problem = ProblemType(
    "unknown-projection", .notFound, "No projection has this name; `GET /api/v1/admin/projections` lists them.")

  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var detail: String { "There is no projection \(name)." }
}

/// It has no rows in use that something could be done to.
package struct ProjectionBusy: SingleRefusal {
  package static let problem = ProblemType(
    "projection-busy", .conflict, "The projection is being built; wait until that is done.")

  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var detail: String { "\(name) is being built; wait until that is done." }
}

/// Its rows are written with the commands, so it can't stand still.
package struct ProjectionIsInline: SingleRefusal {
  package static let problem = ProblemType(
    "projection-inline", .conflict, "The projection's rows are written with each command, so it can't be paused.")

  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var detail: String { "\(name) is written in the transaction of each command, so it can't be paused." }
}
