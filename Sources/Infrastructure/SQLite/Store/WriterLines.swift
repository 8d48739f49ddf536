/// The units that wait for the writer, a line for each class. Within a class: first come, first served.
struct WriterLines<State> {
  private var lines = WriterClass.allCases.map { _ in [WriterUnit<State>]() }
  /// Whose turn is next, from one batch to the next.
  private var turn = 0

  var count: Int { lines.reduce(0) { $0 + $1.count } }

  /// A closure: making the key path anew costs more than the rest of a batch.
  var isEmpty: Bool { lines.allSatisfy { $0.isEmpty } }

  func count(of unitClass: WriterClass) -> Int { lines[unitClass.rawValue].count }

  mutating func append(_ unit: WriterUnit<State>, to unitClass: WriterClass) {
    lines[unitClass.rawValue].append(unit)
  }

  /// The next batch. The classes take turns, a unit at a time, each up to its places in a batch; a class of which
  /// nobody waits is passed over.
  mutating func takeBatch(atMost maximum: Int) -> [WriterUnit<State>] {
    let places = WriterClass.allCases.map { min(count(of: $0), $0.placesInBatch) }
    let size = min(maximum, places.reduce(0, +))
    var taken = [Int](repeating: 0, count: lines.count)
    var batch: [WriterUnit<State>] = []
    batch.reserveCapacity(size)
    while batch.count < size {
      if taken[turn] < places[turn] {
        batch.append(lines[turn][taken[turn]])
        taken[turn] += 1
      }
      turn = (turn + 1) % lines.count
    }
    for (line, count) in taken.enumerated() { lines[line].removeFirst(count) }
    return batch
  }

  mutating func takeAll() -> [WriterUnit<State>] {
    let all = lines.flatMap { $0 }
    for line in lines.indices { lines[line].removeAll() }
    return all
  }
}
