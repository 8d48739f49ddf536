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
  /// The first build has failed, and the next is not due.
  private let isBackingOff = Atomic(false)
  private let isBuildWanted = Atomic(false)
  /// Retries, rebuilds and first builds that have ended.
  private let attempts = Atomic(0)
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
      var backOff = BackOff()
      while case let wakes = self.signal.wakes, !self.isStopping.load(ordering: .acquiring) {
        if self.runner.hasRows { self.step(wakes) } else { self.buildFirst(&backOff) }
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
    isPaused.store(true, ordering: .releasing)
    signal.wake()
    return true
  }

  package func resume() {
    isPaused.store(false, ordering: .releasing)
    signal.wake()
  }

  /// Applies what is parked, after the fix.
  package func retry() throws -> RetryOutcome {
    guard runner.hasRows else { return .noRows }
    guard try runner.retry() else { return .rebuildNeeded }
    attempts.add(1, ordering: .acquiringAndReleasing)
    // The loop tells of it in its next round, so that its news never come out of order.
    signal.wake()
    return .applied
  }

  /// Builds the rows anew on a thread of its own; of one without rows, that waits to be built, begins the build now. False
  /// when that is under way already.
  package func rebuild() -> Bool {
    guard runner.hasRows else { return buildNow() }
    guard !isRebuilding.exchange(true, ordering: .acquiringAndReleasing) else { return false }
    // Who asked for it shall find it under way from now on, not only when its thread has come to run.
    observer.rebuildBegins(name, at: .start, isFirst: false)
    thread("rebuild \(name)") {
      let outcome = Result { try self.buildRows() }
      // Before it is told, so that whoever hears of it may ask for the next one.
      self.isRebuilding.store(false, ordering: .releasing)
      self.attempts.add(1, ordering: .acquiringAndReleasing)
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
    // Counted before anything is looked at, so that what is told holds what they have done.
    let attempts = attempts.load(ordering: .acquiring)
    do {
      if isPaused.load(ordering: .acquiring) {
        observer.paused(name, at: try runner.standing())
        observer.attempted(name, attempts)
        return signal.pause(since: wakes, atMost: Self.pause)
      }
      _ = try runner.advance(limit: Self.stretch)
      let standing = try runner.standing()
      observer.advanced(name, to: standing)
      observer.attempted(name, attempts)
      if lifecycle == .inline { return signal.pause(since: wakes, atMost: Self.pause) }
      if standing.position >= signal.head {
        signal.wait(beyond: standing.position, since: wakes, atMost: Self.pause)
      }
    } catch {
      observer.halted(name, at: try? runner.standing(), error)
      observer.attempted(name, attempts)
      signal.pause(since: wakes, atMost: Self.pause)
    }
  }

  /// One that fails begins anew from the first event, so it waits longer each time.
  private func buildFirst(_ backOff: inout BackOff) {
    isBuildWanted.store(false, ordering: .releasing)
    do {
      try build()
      backOff = BackOff()
      attempts.add(1, ordering: .acquiringAndReleasing)
    } catch {
      let seconds = backOff.fail()
      isBackingOff.store(true, ordering: .sequentiallyConsistent)
      observer.buildFailed(name, error, failures: backOff.failures, nextIn: seconds)
      observer.attempted(name, attempts.add(1, ordering: .acquiringAndReleasing).newValue)
      signal.pause(atMost: seconds) {
        !isStopping.load(ordering: .acquiring) && !isBuildWanted.load(ordering: .acquiring)
      }
      isBackingOff.store(false, ordering: .sequentiallyConsistent)
    }
  }

  private func buildNow() -> Bool {
    guard isBackingOff.load(ordering: .sequentiallyConsistent) else { return false }
    isBuildWanted.store(true, ordering: .releasing)
    signal.wake()
    return true
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
