import Kernel
import QueryPorts
import Synchronization

/// The last events of the log, in memory. Who follows the log finds here what another has read, so that however many
/// they are, each event is read once.
final class LogTail: Sendable {
  private let known = Mutex(KnownEvents())

  /// The events after a position, as `SQLiteEventReader` hands them out; nil when they are not here.
  func events(after position: Position, limit: Int) -> Snapshot<[LoggedEvent]>? {
    known.withLock { $0.events(after: position, limit) }
  }

  /// The same, or what `read` answers, by one caller at a time: for positions near the log's end.
  func events(
    after position: Position, limit: Int, or read: () throws -> Snapshot<[LoggedEvent]>
  ) throws -> Snapshot<[LoggedEvent]> {
    try known.withLock { known in
      if let found = known.events(after: position, limit) { return found }
      let found = try read()
      known.add(found.value, after: position)
      return found
    }
  }
}

/// Events without a gap.
private struct KnownEvents {
  /// As much as those need who take their time with a piece.
  private static let longest = 1000
  private static let largest = 1 << 20

  private var events: [LoggedEvent] = []
  private var bytes = 0

  /// Nil when they are not here.
  func events(after position: Position, _ limit: Int) -> Snapshot<[LoggedEvent]>? {
    guard let first = events.first?.position.position, let last = events.last?.position, position.next >= first,
      position < last.position
    else { return nil }
    var size = 0
    let further = events.dropFirst(Int(position.next.value - first.value)).prefix(limit).prefix { event in
      defer { size += event.payload.count }
      return size < SQLiteEventReader.largeAnswer
    }
    return Snapshot(Array(further), at: last)
  }

  /// What is before those that are here is not kept.
  mutating func add(_ new: [LoggedEvent], after position: Position) {
    let last = events.last?.position.position ?? .start
    guard !new.isEmpty, position >= last else { return }
    if position > last { (events, bytes) = ([], 0) }
    events += new
    bytes += Self.size(of: new)
    while events.count > 1, events.count > Self.longest || bytes > Self.largest {
      let half = events.prefix(events.count / 2)
      bytes -= Self.size(of: half)
      events.removeFirst(half.count)
    }
  }

  private static func size(of events: some Sequence<LoggedEvent>) -> Int {
    events.reduce(0) { $0 + $1.payload.count }
  }
}
