import HTTPValues
import Synchronization
import Waiting

/// All open connections of a server, and how many there may be.
final class Connections: Sendable {
  private struct State {
    var bySocket: [Int32: Connection] = [:]
    var byPeer: [String: Int] = [:]
    var byWorker: [Int]

    mutating func forget(_ connection: Connection) {
      byWorker[connection.worker] -= 1
      let rest = (byPeer[connection.peer] ?? 1) - 1
      byPeer[connection.peer] = rest > 0 ? rest : nil
    }
  }

  private let settings: HTTPServerSettings
  private let state: Monitor<State>

  init(settings: HTTPServerSettings) {
    self.settings = settings
    state = Monitor(State(byWorker: Array(repeating: 0, count: max(1, settings.threads))))
  }

  /// Gives the socket to the worker with the fewest connections; `nil` when there are too many.
  func admit(socket: Int32, peer: String, core: ServerCore) -> Connection? {
    state.withLock { state in
      // A socket number comes again only after it was closed, so an old entry is one that was never told of.
      if let lost = state.bySocket.removeValue(forKey: socket) { state.forget(lost) }
      let limited = settings.limitsLoopbackConnections || !isLoopback(peer)
      guard state.bySocket.count < settings.maximumConnections,
        !limited || state.byPeer[peer, default: 0] < settings.maximumConnectionsPerAddress
      else { return nil }
      let worker = state.byWorker.indices.min { state.byWorker[$0] < state.byWorker[$1] } ?? 0
      let connection = Connection(core: core, socket: socket, peer: peer, worker: worker)
      state.bySocket[socket] = connection
      state.byPeer[peer, default: 0] += 1
      state.byWorker[worker] += 1
      return connection
    }
  }

  func opened(socket: Int32) -> Connection? {
    state.withLock { state in
      let connection = state.bySocket[socket]
      connection?.isOpen.store(true, ordering: .relaxed)
      return connection
    }
  }

  /// To be called before the socket is closed: until then its number is this connection's.
  func remove(_ connection: Connection) {
    state.withLock { state in
      guard state.bySocket[connection.socket] === connection else { return }
      state.bySocket[connection.socket] = nil
      state.forget(connection)
    }
    state.broadcast()
  }

  /// Runs `body` for each connection whose socket is open, and stays so meanwhile.
  func forEachOpen(_ body: (Connection) -> Void) {
    state.withLock { state in
      for connection in state.bySocket.values where connection.isOpen.load(ordering: .relaxed) {
        body(connection)
      }
    }
  }

  func waitUntilEmpty(seconds: Double) {
    _ = state.wait(atMost: seconds) { $0.bySocket.isEmpty ? () : nil }
  }

  func refuseWhatRuns() {
    var running: [Exchange] = []
    forEachOpen { connection in
      if let exchange = connection.suspended.withLock({ $0 }) { running.append(exchange) }
    }
    running.forEach { $0.expire(.stopping) }
  }

  func finishStreams() {
    var streamed: [StreamedBody] = []
    forEachOpen { connection in
      if let body = connection.streamed.withLock({ $0 }) { streamed.append(body) }
    }
    streamed.forEach { $0.finish() }
  }

  func closeAll() {
    forEachOpen { shutDown($0.socket) }
  }
}

private func isLoopback(_ peer: String) -> Bool {
  peer == "::1" || peer.hasPrefix("127.")
}
