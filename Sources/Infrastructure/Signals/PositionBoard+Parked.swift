package import Kernel
import Projections
package import QueryPorts
import Synchronization

extension PositionBoard {
  package func parked(upTo position: Position, in models: [ReadModel], row: String?) -> ParkedRows? {
    state.withLock { state in
      var (count, first) = (0, Position?.none)
      for model in models {
        guard let entry = state.entries[model.name], !entry.isLevel else { continue }
        guard entry.position >= position else { return nil }
        for parked in entry.parked where parked.position <= position && parked.holdsUp(row) {
          count += 1
          first = min(first ?? parked.position, parked.position)
        }
      }
      return ParkedRows(count: count, first: first)
    }
  }
}

extension Parked {
  /// Whether the row of the name may lack events, or with nil any row.
  func holdsUp(_ row: String?) -> Bool {
    place.isStream || row == nil || row == place.name
  }
}
