/// What happened at which position, by the answers that the writers got.
struct DayJournal: Sendable {
  struct Deed: Sendable {
    enum Kind: Sendable {
      case created(units: Int)
      case confirmed
    }

    let kind: Kind
    /// Of the deed's last event.
    let position: Int
    let writer: Int
    let path: String
  }

  /// A number that a reader was shown, with the position it was read at.
  struct Reading: Sendable {
    enum Subject: Hashable, Sendable {
      case orders
      case confirmed
      case ordersListed(writer: Int)
      case ordersInOverview(writer: Int)
      case stock(writer: Int)
    }

    let subject: Subject
    let position: Int
    var shown: Int
  }

  static let stock = 1_000_000

  private(set) var deeds: [Deed] = []

  mutating func note(_ deed: Deed) {
    deeds.append(deed)
  }

  /// The readings that were not exactly what they had to be.
  func faults(of readings: [Reading]) -> [String] {
    let expected = Dictionary(grouping: readings, by: \.subject).mapValues { $0.map(\.position) }
      .map { subject, _ in (subject, Steps(changes(of: subject))) }
    let steps = Dictionary(uniqueKeysWithValues: expected)
    return readings.compactMap { reading in
      let sum = steps[reading.subject]?.sum(upTo: reading.position) ?? 0
      let due = if case .stock = reading.subject { Self.stock + sum } else { sum }
      return due == reading.shown
        ? nil : "\(reading.subject) at \(reading.position): \(reading.shown) instead of \(due)"
    }
  }

  private func changes(of subject: Reading.Subject) -> [(position: Int, by: Int)] {
    deeds.compactMap { deed in
      switch (subject, deed.kind) {
      case (.orders, .created), (.confirmed, .confirmed): (deed.position, 1)
      case (.ordersListed(deed.writer), .created), (.ordersInOverview(deed.writer), .created): (deed.position, 1)
      // The units are reserved by the event before the order's own.
      case (.stock(deed.writer), .created(let units)): (deed.position - 1, -units)
      default: nil
      }
    }
  }
}

/// The running sum of changes.
private struct Steps {
  private let positions: [Int]
  private let sums: [Int]

  init(_ changes: [(position: Int, by: Int)]) {
    let sorted = changes.sorted { $0.position < $1.position }
    positions = sorted.map(\.position)
    sums = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.by) }
  }

  func sum(upTo position: Int) -> Int {
    var (low, high) = (0, positions.count)
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return sums[low]
  }
}
