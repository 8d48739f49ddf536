import CMicroHTTPD
import Dispatch
import Foundation
package import HTTPValues
import Synchronization

/// An HTTP/1.1 server on libmicrohttpd: a few threads, each with its own connections, dealt out by one that accepts.
/// It runs until `stop`, even when nobody holds it any more.
package final class HTTPServer: Sendable {
  private enum Stage {
    case new
    case running(AcceptThread, Watchdog, [Worker])
    case stopped
  }

  private let core: ServerCore
  private let stage = Mutex(Stage.new)

  package init(settings: HTTPServerSettings, responder: any HTTPResponder) {
    core = ServerCore(settings: settings, responder: responder)
  }

  /// Listens and returns the port. Throws `HTTPServerError`.
  package func start() throws(HTTPServerError) -> Int {
    try stage.withLock { stage throws(HTTPServerError) in
      guard case .new = stage else { throw .alreadyStarted }
      let listener = try Listener(host: core.settings.host, port: core.settings.port)
      var workers: [Worker] = []
      for _ in 0..<max(1, core.settings.threads) {
        guard let worker = Worker(core: core) else {
          let reason = String(cString: strerror(errno))
          workers.forEach { $0.stop() }
          listener.close()
          throw .libraryFailed(reason: reason)
        }
        workers.append(worker)
      }
      stage = .running(AcceptThread(core: core, listener: listener, workers: workers), Watchdog(core: core), workers)
      return listener.port
    }
  }

  /// Accepts no more, ends streams after their present piece, lets what runs finish for at most that many seconds, answers the rest with 503 and closes all.
  /// A second call returns at once.
  package func stop(drainingFor seconds: Double) async {
    let running = stage.withLock { stage in
      defer { stage = .stopped }
      return stage
    }
    guard case .running(let accepting, let watchdog, let workers) = running else { return }
    await withCheckedContinuation { done in
      // Joins threads, so it needs one of its own.
      Thread.detachNewThread { [core] in
        core.mode.store(.draining, ordering: .sequentiallyConsistent)
        accepting.stop()
        core.connections.finishStreams()
        core.connections.waitUntilEmpty(seconds: seconds)
        core.mode.store(.closing, ordering: .sequentiallyConsistent)
        core.connections.refuseWhatRuns()
        core.connections.waitUntilEmpty(seconds: ServerCore.closingTime)
        core.connections.closeAll()
        workers.forEach { $0.stop() }
        watchdog.stop()
        done.resume()
      }
    }
  }
}
