import Dispatch
import Foundation
import Synchronization

/// Keeps the clock and ends what takes too long: whole times, where the library would count inactivity only.
final class Watchdog: Sendable {
  /// A connection that has been idle this long, in milliseconds, is taken to have no request on its way and is closed
  /// when draining.
  private static let idleWhenDraining = 500

  private let core: ServerCore
  private let pipe = WakePipe()
  private let ended = DispatchSemaphore(value: 0)
  private let stopping = Atomic(false)
  /// Milliseconds.
  private let interval: Int

  init(core: ServerCore) {
    self.core = core
    let times = core.times
    let shortest = min(times.header, times.body, times.handler, times.response, times.idle)
    interval = min(max(shortest / 4, 5), 100)
    let thread = Thread { self.run() }
    thread.name = "http-watchdog"
    thread.start()
  }

  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    pipe.wake()
    ended.wait()
  }

  private func run() {
    while !stopping.load(ordering: .sequentiallyConsistent) {
      var polled = ([pipe.readEnd] + core.lingering.descriptors).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      _ = poll(&polled, nfds_t(polled.count), Int32(core.isStopping ? min(interval, 10) : interval))
      core.clock.tick()
      core.lingering.readDry(now: core.clock.now)
      examine(now: core.clock.now)
    }
    core.lingering.closeAll()
    ended.signal()
  }

  private func examine(now: Int) {
    var late: [Exchange] = []
    let draining = core.isStopping
    core.connections.forEachOpen { connection in
      let (phase, since) = connection.watched
      let age = now - since
      switch phase {
      case .line where age > core.times.header, .head where age > core.times.header, .body where age > core.times.body,
        .response where age > core.times.response, .idle where age > core.times.idle:
        shutDown(connection.socket)
      case .line, .head, .idle:
        if draining, age > Self.idleWhenDraining, !hasUnreadBytes(connection.socket) { shutDown(connection.socket) }
      case .handler where age > core.times.handler:
        if let exchange = connection.suspended.withLock({ $0 }) { late.append(exchange) }
      case .handler, .body, .response, .streaming:
        break
      }
    }
    // Outside the lock on the connections: the answer asks the responder.
    late.forEach { $0.expire(.handlerTooSlow) }
  }
}
