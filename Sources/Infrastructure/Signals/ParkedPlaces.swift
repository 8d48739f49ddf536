import Kernel
import Projections
import QueryPorts

/// What stands still of one projection, in a form in which a query finds its row without going through all of it.
struct ParkedPlaces: Sendable {
  let all: [Parked]
  /// Events in all.
  let events: Int
  /// In ascending order; of all, and of the streams.
  private let positions: [Position]
  private let streams: [Position]
  private let rows: [String: Position]

  init(_ parked: [Parked] = []) {
    all = parked
    events = parked.reduce(0) { $0 + $1.depth }
    positions = parked.map(\.position).sorted()
    streams = parked.filter(\.place.isStream).map(\.position).sorted()
    rows = Dictionary(
      parked.filter { !$0.place.isStream }.map { ($0.place.name, $0.position) }, uniquingKeysWith: min)
  }

  /// Of what concerns the row: itself, and the streams, of which nobody knows the rows. Without a row, of everything.
  func parked(upTo position: Position, row: String?) -> ParkedRows {
    guard let row else {
      return ParkedRows(count: Self.count(positions, upTo: position), first: Self.first(positions, upTo: position))
    }
    let own = rows[row].flatMap { $0 <= position ? $0 : nil }
    let first = [own, Self.first(streams, upTo: position)].compactMap { $0 }.min()
    return ParkedRows(count: Self.count(streams, upTo: position) + (own == nil ? 0 : 1), first: first)
  }

  private static func first(_ sorted: [Position], upTo position: Position) -> Position? {
    sorted.first.flatMap { $0 <= position ? $0 : nil }
  }

  private static func count(_ sorted: [Position], upTo position: Position) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A line for each place that did not stand still before; of very many the first ones, and how many more.
  func news(since before: ParkedPlaces) -> [String] {
    let known = Set(before.all.map(\.place))
    let new = all.filter { !known.contains($0.place) }
    let lines = new.prefix(Self.linesAtOnce).map {
      "\($0.place) stands still from event \($0.position.value): \($0.error)"
    }
    return new.count > lines.count ? lines + ["\(new.count - lines.count) more rows or streams stand still"] : lines
  }

  private static let linesAtOnce = 20
}
