package import Kernel

/// What an operator does with the machinery of the read side. It is no command: it changes nothing that the log tells.
/// All but `list` throw `UnknownProjection`.
package protocol ProjectionControl: Sendable {
  func list() async throws -> [ProjectionStatus]
  /// Stands still until `resume` or a restart.
  func pause(_ name: String) async throws
  func resume(_ name: String) async throws
  /// Applies what is parked, after the fix; when a stream stands still, by a rebuild.
  func retry(_ name: String) async throws
  /// Begins to build the rows anew from the log; one that is under way goes on.
  func rebuild(_ name: String) async throws
}

/// Is told now and then how far a build of rows is, and answers whether to go on.
package typealias BuildWatch = @Sendable (_ projection: String, _ done: Position, _ total: Position) -> Bool

/// Who watched a build did not let it go on. What is done is kept.
package struct BuildStopped: Error, CustomStringConvertible {
  private let projection: String

  package init(_ projection: String) {
    self.projection = projection
  }

  package var description: String { "stopped; the next build of \(projection) goes on from there" }
}

package enum ProjectionState: String, Codable, Sendable, CaseIterable {
  /// Has not finished its first round.
  case starting
  case live
  /// Its rows are built from the log: for the first time, or anew beside those in use.
  case rebuilding
  case paused
  /// Further behind than it may be, or its loop gives no sign.
  case stalled
  /// Halted by a fault, which it tries to get over once a second.
  case failed
}

package struct ProjectionStatus: Codable, Equatable, Sendable {
  /// A row or stream that stands still.
  package struct Parked: Codable, Equatable, Sendable {
    package enum Place: String, Codable, Sendable {
      case row
      /// Which rows its events touch is not known.
      case stream
    }

    package let place: Place
    package let name: String
    /// The event that could not be applied.
    package let position: Int64
    package let error: String
    /// Events that are parked, that one included.
    package let events: Int

    package init(_ place: Place, _ name: String, position: Int64, error: String, events: Int) {
      self.place = place
      self.name = name
      self.position = position
      self.error = error
      self.events = events
    }
  }

  package struct Rebuild: Codable, Equatable, Sendable {
    package let done: Int64
    package let total: Int64
    package let eventsPerSecond: Double
    /// Nil before there is a rate.
    package let secondsLeft: Double?

    package init(done: Int64, total: Int64, eventsPerSecond: Double) {
      self.done = done
      self.total = total
      self.eventsPerSecond = eventsPerSecond
      secondsLeft = eventsPerSecond > 0 ? Double(total - done) / eventsPerSecond : nil
    }
  }

  package let name: String
  package let version: Int
  package let state: ProjectionState
  package let position: Int64
  /// Where the log ends.
  package let head: Int64
  package let lagEvents: Int64
  /// Since when events wait that have not been applied; at most twice the true age of the oldest.
  package let lagSeconds: Double
  package let eventsPerSecond: Double
  package let parked: [Parked]
  package let fault: String?
  package let rebuild: Rebuild?

  package init(
    name: String, version: Int, state: ProjectionState, position: Int64, head: Int64, lagSeconds: Double,
    eventsPerSecond: Double, parked: [Parked], fault: String?, rebuild: Rebuild?
  ) {
    self.name = name
    self.version = version
    self.state = state
    self.position = position
    self.head = head
    lagEvents = max(0, head - position)
    self.lagSeconds = lagSeconds
    self.eventsPerSecond = eventsPerSecond
    self.parked = parked
    self.fault = fault
    self.rebuild = rebuild
  }
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
