import Kernel
import Projections

/// What stands still of one projection, in a form in which a query finds its row without going through all of it.
struct ParkedPlaces: Sendable {
  let all: [Parked]
  /// Events in all.
  let events: Int
  private let first: Position?
  private let firstStream: Position?
  private let rows: [String: Position]

  init(_ parked: [Parked] = []) {
    all = parked
    events = parked.reduce(0) { $0 + $1.depth }
    first = parked.map(\.position).min()
    firstStream = parked.filter(\.place.isStream).map(\.position).min()
    rows = Dictionary(
      parked.filter { !$0.place.isStream }.map { ($0.place.name, $0.position) }, uniquingKeysWith: min)
  }

  /// Of what concerns the row: itself, and the streams, of which nobody knows the rows. Without a row, of everything.
  func first(upTo position: Position, row: String?) -> Position? {
    let found = row.map { [rows[$0], firstStream].compactMap { $0 }.min() } ?? first
    return found.flatMap { $0 <= position ? $0 : nil }
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
