import Foundation
import Kernel
package import QueryPorts
import Synchronization

/// Lines on standard error, at most one a second.
package final class BuildProgress: Sendable {
  private struct Shown {
    var projection = ""
    /// Where it began, or was taken up.
    var first = Position.start
    var began: ContinuousClock.Instant
    var last: ContinuousClock.Instant?
  }

  private let output: ProgramOutput
  private let now: @Sendable () -> ContinuousClock.Instant
  private let shown: Mutex<Shown>

  package init(_ output: ProgramOutput, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
    self.output = output
    self.now = now
    shown = Mutex(Shown(began: now()))
  }

  /// Never stops a build.
  package var watch: BuildWatch {
    { projection, done, total in
      self.show(projection, done, total)
      return true
    }
  }

  private func show(_ projection: String, _ done: Position, _ total: Position) {
    let now = now()
    let line = shown.withLock { shown -> String? in
      if shown.projection != projection {
        (shown.projection, shown.first, shown.began) = (projection, done, now)
      }
      if let last = shown.last, now - last < .seconds(1) { return nil }
      shown.last = now
      let seconds = (now - shown.began) / .seconds(1)
      let rate = seconds > 0 ? Double(done.value - shown.first.value) / seconds : 0
      let build = ProjectionStatus.Rebuild(done: done.value, total: total.value, eventsPerSecond: rate)
      return "\(projection): \(build.line)\n"
    }
    if let line { output.complain(line) }
  }
}

extension ProjectionStatus.Rebuild {
  var line: String {
    let left = secondsLeft.map { String(format: ", %.1f s left", $0) } ?? ""
    return "\(done) of \(total) events, \(Int(eventsPerSecond)) events/s\(left)"
  }
}
