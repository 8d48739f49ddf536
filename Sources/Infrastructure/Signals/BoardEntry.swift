import Kernel
import Projections
import QueryPorts

/// What the board knows of one projection. Times are nanoseconds of the board's clock.
struct BoardEntry {
  /// A projector reports at least once a second; seconds.
  private static let longestSilence = 5.0

  private(set) var position = Position.start
  /// Its rows come with the commands.
  var isLevel = false
  /// What stands still in the rows that are read, and in those that they are about to be exchanged for.
  private(set) var parked = ParkedPlaces()
  /// The rows that they are exchanged for, until there is news of these.
  private var next: Standing?
  /// The rebuild is done, and is told to be when there is news of its rows.
  private var endsWithNews = false
  private(set) var fault: String?
  /// What is wrong with the file of the rows, until they have been built anew.
  private(set) var damage: String?
  /// The build has failed so many times, and is due then.
  private(set) var nextBuild: (failures: Int, at: UInt64)?
  private(set) var operation: Operation?
  var isPaused = false
  /// Nil before the first round.
  var beat: UInt64?
  /// Where a rebuild is.
  private(set) var building: Position?
  /// There are no rows to read before the rebuild is done.
  private(set) var isDark = false
  private var isLate = false
  var rate = Rate()
  private(set) var buildRate = Rate()
  /// Where the log ended when it was last level, or reached this mark; and when that was.
  private var behind: (mark: Position, since: UInt64)?

  func position(head: Position) -> Position {
    isLevel && !isDark ? head : position
  }

  /// Answers what stands still by now and did not before.
  mutating func moved(to standing: Standing, head: Position, at now: UInt64) -> [String] {
    let warnings = stands(at: standing)
    beat = now
    fault = nil
    rate.moved(to: position, at: now)
    if isLevel || position >= head {
      behind = nil
    } else if behind.map({ position >= $0.mark }) ?? true {
      behind = (head, now)
    }
    return warnings
  }

  /// Answers what stands still by now and did not before.
  mutating func exchanges(for standing: Standing) -> [String] {
    next = standing
    return park(parked.all, and: standing.parked)
  }

  private mutating func stands(at standing: Standing) -> [String] {
    position = standing.position
    if let next, standing.exchanges >= next.exchanges {
      self.next = nil
      if endsWithNews { end([.rebuild, .retry]) }
      endsWithNews = false
    }
    return park(standing.parked, and: next?.parked ?? [])
  }

  mutating func builds(at position: Position, isFirst: Bool, begins: Bool, _ now: UInt64) {
    if begins || building == nil { buildRate = Rate() }
    building = position
    isDark = isFirst || damage != nil
    if isFirst { (beat, fault, nextBuild) = (now, nil, nil) }
    buildRate.moved(to: position, at: now)
  }

  mutating func endBuild(hasRows: Bool) {
    building = nil
    if hasRows { (isDark, damage) = (false, nil) } else { next = nil }
  }

  mutating func rebuilt() {
    endBuild(hasRows: true)
    if next == nil { end([.rebuild, .retry]) } else { endsWithNews = true }
  }

  /// False when it is known.
  mutating func damaged(_ reason: String, at now: UInt64) -> Bool {
    guard damage == nil else { return false }
    damage = reason
    builds(at: .start, isFirst: true, begins: true, now)
    end([.pause, .resume, .retry, .rebuild], fault: "the rows are damaged")
    return true
  }

  mutating func asked(for name: ProjectionOperation) {
    operation = Operation(name: name)
    endsWithNews = false
  }

  /// What of the names an operator has asked for last has come to its end.
  mutating func end(_ names: Set<ProjectionOperation>, fault: String? = nil) {
    guard let name = operation?.name, names.contains(name), operation?.hasEnded == false else { return }
    operation = Operation(name: name, hasEnded: true, fault: fault)
  }

  /// Answers what stands still by now and did not before.
  mutating func halted(_ fault: String, at standing: Standing?, head: Position, _ now: UInt64) -> [String] {
    let warnings = standing.map { stands(at: $0) } ?? []
    self.fault = fault
    beat = now
    if behind == nil { behind = (head, now) }
    return warnings
  }

  mutating func buildFailed(_ fault: String, failures: Int, seconds: Double, head: Position, _ now: UInt64) {
    _ = halted(fault, at: nil, head: head, now)
    nextBuild = (failures, now + UInt64(seconds * 1e9))
    end([.rebuild, .retry], fault: fault)
  }

  /// Of a place that is told twice the earlier event counts.
  private mutating func park(_ all: [Parked], and coming: [Parked]) -> [String] {
    var parked = all
    if !coming.isEmpty {
      var places: Set<ParkingPlace> = []
      parked = (all + coming).sorted { $0.position < $1.position }.filter { places.insert($0.place).inserted }
    }
    guard parked != self.parked.all else { return [] }
    let places = ParkedPlaces(parked)
    defer { self.parked = places }
    return places.news(since: self.parked)
  }

  func lag(at now: UInt64) -> Double {
    behind.map { Rate.seconds($0.since, now) } ?? 0
  }

  /// True once, until it has caught up.
  mutating func comesToBeLate(at now: UInt64, _ lagLimit: Double) -> Bool {
    let wasLate = isLate
    isLate = lag(at: now) > lagLimit
    return isLate && !wasLate
  }

  func isSilent(at now: UInt64, lagLimit: Double) -> Bool {
    beat.map { Rate.seconds($0, now) > max(lagLimit, Self.longestSilence) } ?? false
  }

  func state(at now: UInt64, lagLimit: Double) -> ProjectionState {
    if fault != nil { return .failed }
    if isDark || building != nil { return .rebuilding }
    if beat == nil { return .starting }
    if isSilent(at: now, lagLimit: lagLimit) { return .stalled }
    if isPaused { return .paused }
    return lag(at: now) > lagLimit ? .stalled : .live
  }
}

extension BoardEntry {
  /// What an operator asked for last.
  struct Operation {
    let name: ProjectionOperation
    var hasEnded = false
    /// Why it could not be done.
    var fault: String?
  }
}

/// Events a second over the last second or more.
struct Rate {
  private var start: (position: Position, time: UInt64)?
  private(set) var perSecond = 0.0

  mutating func moved(to position: Position, at now: UInt64) {
    guard let start, position >= start.position else {
      self.start = (position, now)
      return
    }
    let seconds = Self.seconds(start.time, now)
    guard seconds >= 1 else { return }
    perSecond = Double(position.value - start.position.value) / seconds
    self.start = (position, now)
  }

  static func seconds(_ start: UInt64, _ end: UInt64) -> Double {
    end > start ? Double(end - start) / 1e9 : 0
  }
}
