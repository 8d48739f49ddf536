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
  private(set) var parked: [Parked] = []
  /// The rows that they are exchanged for, until there is news of these.
  private var next: Standing?
  private(set) var fault: String?
  /// The first build has failed so many times, and is due then.
  private(set) var nextBuild: (failures: Int, at: UInt64)?
  var isPaused = false
  var attempts = 0
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
    return park(parked + standing.parked)
  }

  private mutating func stands(at standing: Standing) -> [String] {
    position = standing.position
    if let next, standing.exchanges >= next.exchanges { self.next = nil }
    return park(standing.parked + (next?.parked ?? []))
  }

  mutating func builds(at position: Position, isFirst: Bool, begins: Bool, _ now: UInt64) {
    if begins || building == nil { buildRate = Rate() }
    building = position
    isDark = isFirst
    if isFirst { (beat, fault, nextBuild) = (now, nil, nil) }
    buildRate.moved(to: position, at: now)
  }

  mutating func endBuild(hasRows: Bool) {
    building = nil
    if hasRows { isDark = false } else { next = nil }
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
  }

  /// Of a place that is told twice the earlier event counts.
  private mutating func park(_ all: [Parked]) -> [String] {
    var places: Set<ParkingPlace> = []
    let parked = all.sorted { $0.position < $1.position }.filter { places.insert($0.place).inserted }
    guard parked != self.parked else { return [] }
    let known = Set(self.parked.map(\.place))
    self.parked = parked
    return parked.filter { !known.contains($0.place) }
      .map { "\($0.place) stands still from event \($0.position.value): \($0.error)" }
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
