import Foundation
package import Kernel
import Synchronization

/// Runs one projection beside the server, on a thread of its own: applies what the log has, then waits for a signal.
package final class Projector: Sendable {
  /// How many events go into one transaction.
  private static let stretch = 1000
  /// The slow safety net should a signal be lost, and the pause before a failed stretch is tried again; seconds.
  private static let pause = 1.0

  private let runner: any ProjectionRunner
  private let signal: any LogSignal
  private let observer: any ProjectionObserver
  private let isStopping = Atomic(false)
  private let ended = Mutex<(isEnded: Bool, waiter: CheckedContinuation<Void, Never>?)>((false, nil))

  package init(_ runner: any ProjectionRunner, signal: any LogSignal, observer: any ProjectionObserver) {
    self.runner = runner
    self.signal = signal
    self.observer = observer
  }

  package func start() {
    let thread = Thread { self.run() }
    thread.name = "projection \(runner.name)"
    thread.start()
  }

  /// Returns when the thread has ended; what it has applied stays applied.
  package func stop() async {
    isStopping.store(true, ordering: .releasing)
    signal.wake()
    await withCheckedContinuation { continuation in
      let isEnded = ended.withLock { state in
        if !state.isEnded { state.waiter = continuation }
        return state.isEnded
      }
      if isEnded { continuation.resume() }
    }
  }

  private func run() {
    while !isStopping.load(ordering: .acquiring) {
      step()
    }
    let waiter = ended.withLock { state in
      state.isEnded = true
      return state.waiter.take()
    }
    waiter?.resume()
  }

  /// A fault halts the projection where it is; the stretch is tried again until it goes through.
  private func step() {
    do {
      let position = try runner.advance(limit: Self.stretch)
      observer.advanced(runner.name, to: position, parked: try runner.parked())
      if position >= signal.head { signal.wait(beyond: position, atMost: Self.pause) }
    } catch {
      observer.halted(runner.name, error)
      signal.pause(Self.pause)
    }
  }
}

/// Tells where the log ends, and when it has grown.
package protocol LogSignal: Sendable {
  var head: Position { get }
  /// Blocks the calling thread until the head is beyond the position, `wake` is called, or the seconds are over.
  func wait(beyond position: Position, atMost seconds: Double)
  /// Blocks the calling thread until `wake` is called or the seconds are over.
  func pause(_ seconds: Double)
  func wake()
}

/// Is told how a projection goes.
package protocol ProjectionObserver: Sendable {
  /// Called after every round, whether or not it moved: the projector's heartbeat.
  func advanced(_ projection: String, to position: Position, parked: [ParkedRow])
  func halted(_ projection: String, _ error: any Error)
}
