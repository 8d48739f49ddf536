extension CQRSRules {
  /// Waits of the platform that last longer when the wall clock is set back, and the deadlines that are made for them.
  private static let byTheWallClock: Set<String> = [
    "wait(until:)", "lock(before:)", "lock(whenCondition:before:)", "sleep(until:)", "run(until:)", "run(mode:before:)",
    "wait(timeout:)", "wait(wallTimeout:)", "init(timeIntervalSinceNow:)", "timeIntervalSinceNow",
    "getter:timeIntervalSinceNow", "pthread_cond_timedwait", "sem_timedwait", "pthread_mutex_timedlock",
  ]
  private static let wallLabels = ["wallDeadline:"]
  private static let wallTypes = ["16DispatchWallTime", "10Foundation5Timer", "objc(cs)NSTimer"]

  public var t1: Outcome {
    let outside = code.model.symbols.filter { code.model.declarations.definition[Int($0.id)] < 0 }
    let waits = Set(outside.filter(Self.isByTheWallClock).map(\.id))
    let breaches = code.graph.edges.compactMap { edge -> Breach? in
      guard edge.isWritten, waits.contains(edge.to) else { return nil }
      let module = code.model.file(code.model.occurrence(edge.occurrence).file).module
      guard module != layout.waits, !layout.tools.contains(module) else { return nil }
      return code.breach(at: edge.occurrence, in: edge.from, "\(code.name(of: edge.to)) counts on the wall clock")
    }
    return Rule.t1.outcome(Finding(count: files.count, subject: "sources", breaches: breaches))
  }

  private static func isByTheWallClock(_ symbol: Symbol) -> Bool {
    byTheWallClock.contains(symbol.name) || wallLabels.contains(where: symbol.name.contains)
      || wallTypes.contains(where: symbol.usr.contains)
  }
}
