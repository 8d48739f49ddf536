import Foundation
package import Kernel
import Synchronization

/// Runs one projection beside the server, on a thread of its own: applies what the log has, then waits for a signal. Of an
/// inline model it only builds the rows, for the first time or anew, and tells once a second that all is well.
package final class Projector: Sendable {
  /// How many events go into one transaction.
  private static let stretch = 1000
  /// The slow safety net should a signal be lost, and the pause before a failed stretch is tried again; seconds.
  private static let pause = 1.0

  private let runner: any RebuildableRunner
  private let signal: any LogSignal
  private let observer: any ProjectionObserver
  private let isStopping = Atomic(false)
  private let isPaused = Atomic(false)
  private let isRebuilding = Atomic(false)
  private let isRetryAsked = Atomic(false)
  /// The next build of rows that there are none of is not due.
  private let isBackingOff = Atomic(false)
  private let isBuildWanted = Atomic(false)
  private let threads = Mutex<(running: Int, waiter: CheckedContinuation<Void, Never>?)>((0, nil))

  package init(_ runner: any RebuildableRunner, signal: any LogSignal, observer: any ProjectionObserver) {
    self.runner = runner
    self.signal = signal
    self.observer = observer
  }

  package var name: String { runner.name }
  package var lifecycle: ReadModelLifecycle { runner.lifecycle }

  package func start() {
    thread("projection \(name)") {
      // Counted before anything is looked at, so that no wake is lost between the look and the wait.
      var (backOff, pace) = (BackOff(), RepairPace())
      while case let wakes = self.signal.wakes, !self.isStopping.load(ordering: .acquiring) {
        // Asked first, for it looks whether the rows are still there.
        let damage = self.runner.damage
        if self.runner.hasRows {
          pace.held()
          self.step(wakes)
        } else {
          self.buildFirst(damage, wakes, &backOff, &pace)
        }
      }
    }
  }

  /// Returns when the threads have ended; what is applied stays applied, and a rebuild is kept for the next start.
  package func stop() async {
    isStopping.store(true, ordering: .releasing)
    signal.wake()
    await withCheckedContinuation { continuation in
      let isEnded = threads.withLock { threads in
        if threads.running > 0 { threads.waiter = continuation }
        return threads.running == 0
      }
      if isEnded { continuation.resume() }
    }
  }

  /// Stands still until `resume`; a stretch under way comes to its end. False, and nothing is done, for an inline model:
  /// its rows come with the commands.
  @discardableResult
  package func hold() -> Bool {
    guard lifecycle == .asynchronous else { return false }
    observer.asked(name, for: .pause)
    isPaused.store(true, ordering: .releasing)
    signal.wake()
    return true
  }

  package func resume() {
    observer.asked(name, for: .resume)
    isPaused.store(false, ordering: .releasing)
    signal.wake()
  }

  /// Has the projector's own thread apply what is parked, however much it is: who asks waits for nothing. One without rows,
  /// that waits to be built, begins the build now; false while that is under way.
  package func retryLater() -> Bool {
    guard runner.hasRows else { return buildNow(as: .retry) }
    observer.asked(name, for: .retry)
    isRetryAsked.store(true, ordering: .releasing)
    signal.wake()
    return true
  }

  /// Applies what is parked on the calling thread, for one that was not started.
  package func retry() throws -> RetryOutcome {
    guard runner.hasRows else { return .noRows }
    return try runner.retry() ? .applied : .rebuildNeeded
  }

  /// Builds the rows anew on a thread of its own; of one without rows, that waits to be built, begins the build now. False
  /// when that is under way already.
  package func rebuild() -> Bool {
    runner.hasRows ? beginRebuild(as: .rebuild) : buildNow(as: .rebuild)
  }

  private func beginRebuild(as operation: ProjectionOperation) -> Bool {
    guard !isRebuilding.exchange(true, ordering: .acquiringAndReleasing) else { return false }
    observer.asked(name, for: operation)
    // Who asked for it shall find it under way from now on, not only when its thread has come to run.
    observer.rebuildBegins(name, at: .start, isFirst: false)
    thread("rebuild \(name)") {
      let outcome = Result { try self.buildRows() }
      // Before it is told, so that whoever hears of it may ask for the next one.
      self.isRebuilding.store(false, ordering: .releasing)
      switch outcome {
      case .success(let differences?):
        // Other events may stand still in the new rows; the loop tells of them at once.
        self.signal.wake()
        self.observer.rebuilt(self.name, differences)
      case .success(nil): break
      case .failure(let error):
        self.observer.rebuildFailed(self.name, error)
        self.signal.wake()
      }
    }
    return true
  }

  /// A fault halts the projection where it is; the stretch is tried again until it goes through.
  private func step(_ wakes: Int) {
    // Told after what stands still by then, so that who waits for the end of a retry finds what came of it.
    let tellOfRetry = isRetryAsked.exchange(false, ordering: .acquiringAndReleasing) ? retryParked() : {}
    do {
      if isPaused.load(ordering: .acquiring) {
        observer.paused(name, at: try runner.standing())
        tellOfRetry()
        return signal.pause(since: wakes, atMost: Self.pause)
      }
      _ = try runner.advance(limit: Self.stretch)
      let standing = try runner.standing()
      observer.advanced(name, to: standing)
      tellOfRetry()
      if lifecycle == .inline { return signal.pause(since: wakes, atMost: Self.pause) }
      if standing.position >= signal.head {
        signal.wait(beyond: standing.position, since: wakes, atMost: Self.pause)
      }
    } catch {
      // Rows that this has found to be damaged are built anew at once.
      guard runner.damage == nil else { return tellOfRetry() }
      observer.halted(name, at: try? runner.standing(), error)
      tellOfRetry()
      signal.pause(since: wakes, atMost: Self.pause)
    }
  }

  /// Answers what is to be told of it.
  private func retryParked() -> () -> Void {
    do {
      if try runner.retry() { return { self.observer.retried(self.name, nil) } }
      // A stream stands still; a rebuild that is under way already mends it as well.
      _ = beginRebuild(as: .retry)
      return {}
    } catch {
      return { self.observer.retried(self.name, error) }
    }
  }

  /// Of what fails the next begins anew from the first event, so it waits longer each time.
  private func buildFirst(_ damage: String?, _ wakes: Int, _ backOff: inout BackOff, _ pace: inout RepairPace) {
    if let damage { observer.damaged(name, damage) }
    // A rebuild that was asked for before the damage was found mends it too.
    guard !isRebuilding.exchange(true, ordering: .acquiringAndReleasing) else {
      return signal.pause(since: wakes, atMost: Self.pause)
    }
    if damage != nil { wait(Double(pace.next())) }
    isBuildWanted.store(false, ordering: .releasing)
    let outcome = Result { try buildRows() }
    isRebuilding.store(false, ordering: .releasing)
    switch outcome {
    case .success(let differences?):
      backOff = BackOff()
      observer.rebuilt(name, differences)
    case .success(nil): break
    case .failure(let error):
      let seconds = backOff.fail()
      isBackingOff.store(true, ordering: .sequentiallyConsistent)
      observer.buildFailed(name, error, failures: backOff.failures, nextIn: seconds)
      wait(seconds)
    }
  }

  /// Until so many seconds are over, somebody wants the build, or the projector stops.
  private func wait(_ seconds: Double) {
    isBackingOff.store(true, ordering: .sequentiallyConsistent)
    signal.pause(atMost: seconds) {
      !isStopping.load(ordering: .acquiring) && !isBuildWanted.load(ordering: .acquiring)
    }
    isBackingOff.store(false, ordering: .sequentiallyConsistent)
  }

  private func buildNow(as operation: ProjectionOperation) -> Bool {
    guard isBackingOff.load(ordering: .sequentiallyConsistent) else { return false }
    observer.asked(name, for: operation)
    isBuildWanted.store(true, ordering: .releasing)
    signal.wake()
    return true
  }

  /// Takes the rows of that file for damaged: from now on there are none until the loop has built them anew.
  package func distrust(_ file: String, because reason: String) {
    guard runner.distrust(file, because: reason) else { return }
    observer.damaged(name, reason)
    signal.wake()
  }

  /// Builds the rows on the calling thread, for the first time or anew. False when it was stopped: the next build goes
  /// on from there.
  @discardableResult
  package func build(while goOn: (Position) -> Bool = { _ in true }) throws -> Bool {
    guard let differences = try buildRows(while: goOn) else { return false }
    observer.rebuilt(name, differences)
    return true
  }

  private func buildRows(while goOn: (Position) -> Bool = { _ in true }) throws -> [TableDifference]? {
    let isFirst = !runner.hasRows
    var begins = true
    return try runner.rebuild(
      while: { position in
        if begins {
          observer.rebuildBegins(name, at: position, isFirst: isFirst)
        } else {
          observer.rebuilding(name, at: position, isFirst: isFirst)
        }
        begins = false
        return goOn(position) && !isStopping.load(ordering: .acquiring)
      }, announcing: { observer.exchanges(name, for: $0) })
  }

  private func thread(_ name: String, _ body: @escaping @Sendable () -> Void) {
    threads.withLock { $0.running += 1 }
    let thread = Thread {
      body()
      let waiter = self.threads.withLock { threads in
        threads.running -= 1
        return threads.running == 0 ? threads.waiter.take() : nil
      }
      waiter?.resume()
    }
    thread.name = name
    thread.start()
  }
}

package enum RetryOutcome: Sendable {
  case applied
  /// A stream stands still. Nothing was done.
  case rebuildNeeded
  case noRows
}
