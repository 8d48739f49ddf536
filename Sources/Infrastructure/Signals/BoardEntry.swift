import Kernel
import Projections
import QueryPorts

/// What the board knows of one projection. Times are nanoseconds of the board's clock.
struct BoardEntry {
  /// A projector reports at least once a second; seconds.
  private static let longestSilence = 5.0

  var position = Position.start
  /// Its rows come with the commands.
  var isLevel = false
  private(set) var parked = ParkedPlaces()
  var fault: String?
  /// What is wrong with the file of the rows, until they have been built anew.
  private(set) var damage: String?
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

  mutating func moved(to position: Position, head: Position, at now: UInt64) {
    self.position = position
    beat = now
    fault = nil
    rate.moved(to: position, at: now)
    if isLevel || position >= head {
      behind = nil
    } else if behind.map({ position >= $0.mark }) ?? true {
      behind = (head, now)
    }
  }

  mutating func builds(at position: Position, isFirst: Bool, begins: Bool, _ now: UInt64) {
    if begins || building == nil { buildRate = Rate() }
    building = position
    isDark = isFirst || damage != nil
    if isFirst { (beat, fault) = (now, nil) }
    buildRate.moved(to: position, at: now)
  }

  mutating func endBuild(hasRows: Bool) {
    building = nil
    if hasRows { (isDark, damage) = (false, nil) }
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
  }

  /// What of the names an operator has asked for last has come to its end.
  mutating func end(_ names: Set<ProjectionOperation>, fault: String? = nil) {
    guard let name = operation?.name, names.contains(name), operation?.hasEnded == false else { return }
    operation = Operation(name: name, hasEnded: true, fault: fault)
  }

  mutating func halted(_ fault: String, head: Position, at now: UInt64) {
    self.fault = fault
    beat = now
    if behind == nil { behind = (head, now) }
  }

  /// Answers what stands still by now and did not before.
  mutating func park(_ parked: [Parked]) -> [String] {
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
