package import Kernel
package import QueryPorts
import Synchronization

extension PositionBoard {
  package func parked(upTo position: Position, in models: [ReadModel], row: String?) -> ParkedRows? {
    state.withLock { state in
      var (count, first) = (0, Position?.none)
      for model in models {
        guard let entry = state.entries[model.name], !entry.isLevel else { continue }
        guard entry.position >= position else { return nil }
        let parked = entry.parked.parked(upTo: position, row: row)
        count += parked.count
        first = [first, parked.first].compactMap { $0 }.min()
      }
      return ParkedRows(count: count, first: first)
    }
  }
}
