package import Kernel
package import Projections
import Synchronization

extension PositionBoard: ProjectionObserver {
  package func advanced(_ projection: String, to position: Position, parked: [Parked] = []) {
    let (head, now) = (log.head, now())
    var warnings: [String] = []
    change(projection) { entry in
      entry.moved(to: position, head: head, at: now)
      warnings = entry.park(parked)
      entry.isPaused = false
      if entry.comesToBeLate(at: now, lagLimit) { warnings.append("\(head.value - position.value) events behind") }
    }
    for warning in warnings { report(projection, warning) }
    serveWaiters()
  }

  package func paused(_ projection: String, at position: Position, parked: [Parked]) {
    let (head, now) = (log.head, now())
    var isLate = false
    change(projection) { entry in
      entry.moved(to: position, head: head, at: now)
      _ = entry.park(parked)
      entry.isPaused = true
      isLate = entry.comesToBeLate(at: now, lagLimit)
    }
    if isLate { report(projection, "paused, \(head.value - position.value) events behind") }
  }

  package func halted(_ projection: String, at position: Position?, _ error: any Error) {
    let (head, now) = (log.head, now())
    let fault = "\(error)"
    var isNew = false
    change(projection) { entry in
      isNew = entry.fault != fault
      if let position { entry.position = position }
      entry.halted(fault, head: head, at: now)
    }
    if isNew { report(projection, fault) }
    serveWaiters()
  }

  package func rebuildBegins(_ projection: String, at position: Position, isFirst: Bool) {
    let now = now()
    change(projection) { $0.builds(at: position, isFirst: isFirst, begins: true, now) }
  }

  package func rebuilding(_ projection: String, at position: Position, isFirst: Bool) {
    let now = now()
    change(projection) { $0.builds(at: position, isFirst: isFirst, begins: false, now) }
  }

  package func rebuilt(_ projection: String, _ differences: [TableDifference]) {
    var end = Position.start
    change(projection) { entry in
      end = entry.building ?? .start
      entry.endBuild(hasRows: true)
    }
    tell(projection, "the rows were built from the \(end.value) events of the log")
    for difference in differences { report(projection, "\(difference)") }
  }

  package func rebuildFailed(_ projection: String, _ error: any Error) {
    change(projection) { $0.endBuild(hasRows: false) }
    report(projection, "the rebuild failed: \(error)")
  }

  private func serveWaiters() {
    let head = log.head
    let served = state.withLock { state in state.waiters.serve(at: state.furthestBehind(head)) }
    for waiter in served {
      deadlines.clear(waiter.id)
      waiter.resume()
    }
  }

  private func change(_ projection: String, _ body: (inout BoardEntry) -> Void) {
    state.withLock { body(&$0.entries[projection, default: BoardEntry()]) }
  }
}
