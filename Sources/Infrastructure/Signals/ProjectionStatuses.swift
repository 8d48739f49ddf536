import Kernel
package import Projections
package import QueryPorts

extension ProjectionStatus.Parked {
  package init(_ parked: Parked) {
    self.init(
      parked.place.isStream ? .stream : .row, parked.place.name, position: parked.position.value, error: parked.error,
      events: parked.depth)
  }
}

extension PositionBoard {
  package func status(of projection: String, version: Int, lagLimit: Double) -> ProjectionStatus {
    let (entry, now, head) = look(at: projection)
    return ProjectionStatus(
      name: projection, version: version, state: entry.state(at: now, lagLimit: lagLimit),
      position: entry.position(head: head).value, head: head.value, lagSeconds: entry.lag(at: now),
      eventsPerSecond: entry.rate.perSecond,
      parked: entry.parked.all.prefix(ProjectionStatus.parkedShown).map { ProjectionStatus.Parked($0) },
      parkedPlaces: entry.parked.all.count, parkedEvents: entry.parked.events,
      fault: [entry.damage.map { "damaged: \($0)" }, entry.fault].compactMap { $0 }.first,
      rebuild: entry.building.map {
        .init(done: $0.value, total: head.value, eventsPerSecond: entry.buildRate.perSecond)
      },
      nextBuild: entry.nextBuild.map { .init(failures: $0.failures, seconds: Rate.seconds(now, $0.at)) },
      operation: entry.operation.map { ProjectionStatus.Operation($0) })
  }

  /// What is wrong with a projection: it is being built for the first time, it has halted, it is further behind than
  /// `lagLimit` seconds, or its loop has been silent for as long. Nil when all is well.
  package func fault(of projection: String, lagLimit: Double) -> String? {
    let (entry, now, head) = look(at: projection)
    if let fault = entry.fault { return "halted at \(entry.position.value): \(fault)" }
    if entry.isDark {
      let damage = entry.damage.map { "damaged (\($0)), " } ?? ""
      return "\(damage)being built: \(entry.building?.value ?? 0) of \(head.value) events"
    }
    if entry.beat == nil { return "not started" }
    if entry.lag(at: now) > lagLimit {
      return "\(entry.isPaused ? "paused, " : "")\(head.value - entry.position.value) events behind"
    }
    return entry.isSilent(at: now, lagLimit: lagLimit) ? "silent" : nil
  }
}

extension ProjectionStatus.Operation {
  fileprivate init(_ operation: BoardEntry.Operation) {
    let name: Name =
      switch operation.name {
      case .pause: .pause
      case .resume: .resume
      case .retry: .retry
      case .rebuild: .rebuild
      }
    self.init(name, operation.hasEnded ? operation.fault == nil ? .done : .failed : .running, fault: operation.fault)
  }
}
