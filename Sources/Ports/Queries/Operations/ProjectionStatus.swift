import Kernel

package enum ProjectionState: String, Codable, Sendable, CaseIterable {
  /// Has not finished its first round.
  case starting
  case live
  /// Its rows are built from the log: for the first time, or anew beside those in use.
  case rebuilding
  case paused
  /// Further behind than it may be, or its loop gives no sign.
  case stalled
  /// Halted by a fault, which it tries to get over once a second; a first build with longer and longer pauses.
  case failed
}

package struct ProjectionStatus: Codable, Equatable, Sendable {
  /// A row or stream that stands still.
  package struct Parked: Codable, Equatable, Sendable {
    package enum Place: String, Codable, Sendable, CaseIterable {
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

  /// What an operator asked for last.
  package struct Operation: Codable, Equatable, Sendable {
    package enum Name: String, Codable, Sendable, CaseIterable {
      case pause, resume, retry, rebuild
    }

    package enum State: String, Codable, Sendable, CaseIterable {
      case running, done, failed
    }

    package let name: Name
    package let state: State
    /// Why it failed.
    package let fault: String?

    package init(_ name: Name, _ state: State, fault: String? = nil) {
      self.name = name
      self.state = state
      self.fault = fault
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

  /// The first build fails: it is tried again and again, with longer and longer pauses.
  package struct NextBuild: Codable, Equatable, Sendable {
    /// In a row.
    package let failures: Int
    /// Until the next one, unless it is asked for before.
    package let seconds: Double

    package init(failures: Int, seconds: Double) {
      self.failures = failures
      self.seconds = seconds
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
  /// The first of those that stand still, at most `parkedShown`.
  package let parked: [Parked]
  /// How many rows and streams stand still, and how many events wait there.
  package let parkedPlaces: Int
  package let parkedEvents: Int
  package let fault: String?
  package let rebuild: Rebuild?
  package let nextBuild: NextBuild?
  package let operation: Operation?

  package static let parkedShown = RefusedField.most

  package init(
    name: String, version: Int, state: ProjectionState, position: Int64, head: Int64, lagSeconds: Double,
    eventsPerSecond: Double, parked: [Parked], parkedPlaces: Int, parkedEvents: Int, fault: String?,
    rebuild: Rebuild?, nextBuild: NextBuild? = nil, operation: Operation? = nil
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
    self.parkedPlaces = parkedPlaces
    self.parkedEvents = parkedEvents
    self.fault = fault
    self.rebuild = rebuild
    self.nextBuild = nextBuild
    self.operation = operation
  }
}
