package import Kernel
package import Projections
import Synchronization

extension PositionBoard: ProjectionObserver {
  package func advanced(_ projection: String, to standing: Standing) {
    let (head, now) = (log.head, now())
    var warnings: [String] = []
    change(projection) { entry in
      warnings = entry.moved(to: standing, head: head, at: now)
      entry.isPaused = false
      entry.end([.resume])
      if entry.comesToBeLate(at: now, lagLimit) {
        warnings.append("\(head.value - standing.position.value) events behind")
      }
    }
    for warning in warnings { report(projection, warning) }
    serveWaiters()
  }

  package func paused(_ projection: String, at standing: Standing) {
    let (head, now) = (log.head, now())
    var isLate = false
    change(projection) { entry in
      _ = entry.moved(to: standing, head: head, at: now)
      entry.isPaused = true
      entry.end([.pause])
      isLate = entry.comesToBeLate(at: now, lagLimit)
    }
    if isLate { report(projection, "paused, \(head.value - standing.position.value) events behind") }
  }

  package func halted(_ projection: String, at standing: Standing?, _ error: any Error) {
    let (head, now) = (log.head, now())
    let fault = "\(error)"
    var warnings: [String] = []
    change(projection) { entry in
      let isNew = entry.fault != fault
      warnings = entry.halted(fault, at: standing, head: head, now)
      if isNew { warnings.append(fault) }
    }
    for warning in warnings { report(projection, warning) }
    serveWaiters()
  }

  package func buildFailed(_ projection: String, _ error: any Error, failures: Int, nextIn seconds: Double) {
    let (head, now) = (log.head, now())
    change(projection) { entry in
      entry.buildFailed("\(error)", failures: failures, seconds: seconds, head: head, now)
    }
    report(
      projection,
      "the build failed (\(failures)): \(error); the next begins in \(Int(seconds)) s, or when a rebuild is asked for")
  }

  package func exchanges(_ projection: String, for standing: Standing) {
    var warnings: [String] = []
    change(projection) { warnings = $0.exchanges(for: standing) }
    for warning in warnings { report(projection, warning) }
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
      entry.rebuilt()
    }
    tell(projection, "the rows were built from the \(end.value) events of the log")
    for difference in differences { report(projection, "\(difference)") }
  }

  package func rebuildFailed(_ projection: String, _ error: any Error) {
    change(projection) { entry in
      entry.endBuild(hasRows: false)
      entry.end([.rebuild, .retry], fault: "\(error)")
    }
    report(projection, "the rebuild failed: \(error)")
  }

  package func damaged(_ projection: String, _ reason: String) {
    let now = now()
    var isNew = false
    change(projection) { isNew = $0.damaged(reason, at: now) }
    if isNew { alarm(projection, reason) }
  }

  package func asked(_ projection: String, for operation: ProjectionOperation) {
    change(projection) { $0.asked(for: operation) }
  }

  package func retried(_ projection: String, _ error: (any Error)?) {
    change(projection) { $0.end([.retry], fault: error.map { "\($0)" }) }
    if let error { report(projection, "what is parked could not be tried again: \(error)") }
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
