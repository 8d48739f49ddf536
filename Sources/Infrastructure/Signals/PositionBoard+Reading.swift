package import Kernel
import Projections
package import QueryPorts
import Synchronization

extension PositionBoard: ReadPositions {
  package func check(_ token: PositionToken) throws(UnknownPosition) {
    guard token.epoch == epoch, token.position <= log.head else { throw UnknownPosition() }
  }

  package func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position? {
    state.withLock { state in
      models.compactMap { state.entries[$0.name]?.parked.parked(upTo: position, row: row).first }.min()
    }
  }

  package func check(_ models: [ReadModel]) throws(ReadModelRebuilding) {
    let entries = state.withLock { $0.entries }
    guard let model = models.first(where: { entries[$0.name]?.isDark == true }) else { return }
    let entry = entries[model.name]
    throw ReadModelRebuilding(
      model: model, done: entry?.building ?? .start, total: log.head, isDamaged: entry?.damage != nil)
  }

  package func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position {
    let head = log.head
    let present = state.withLock { $0.furthestBehind(head)(models) }
    guard present < position, seconds > 0 else { return present }
    return await withCheckedContinuation { continuation in
      enlist(position, models, seconds, continuation)
    }
  }

  private func enlist(
    _ position: Position, _ models: [ReadModel], _ seconds: Double,
    _ continuation: CheckedContinuation<Position, Never>
  ) {
    // The models may have got there before anybody could find the waiter.
    let head = log.head
    let reached = state.withLock { state -> Position? in
      let present = state.furthestBehind(head)(models)
      guard present < position else { return present }
      let id = state.waiters.enlist(position, models, continuation)
      deadlines.set(id, after: seconds) { [weak self] in self?.giveUp(id) }
      return nil
    }
    if let reached { continuation.resume(returning: reached) }
  }

  private func giveUp(_ id: UInt64) {
    let head = log.head
    state.withLock { state in state.waiters.leave(id, at: state.furthestBehind(head)) }?.resume()
  }
}
