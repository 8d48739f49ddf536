import Synchronization

/// One accepted socket. The socket belongs to libmicrohttpd, which closes it after it told `Connections`.
final class Connection: Sendable {
  /// What a connection is waiting for.
  enum Phase: Int {
    case head, idle, body, handler, response, streaming
  }

  let socket: Int32
  let peer: String
  /// The place of its thread among the workers.
  let worker: Int
  /// Whether libmicrohttpd has taken it: before, its socket must not be touched.
  let isOpen = Atomic(false)
  /// Whether the client may still be sending when the socket is closed, and should yet get to read what it was told.
  let lingers = Atomic(false)
  /// The request whose handler has suspended.
  let suspended = Mutex<Exchange?>(nil)
  /// The body that is sent piece by piece.
  let streamed = Mutex<StreamedBody?>(nil)

  /// Phase and the time when it began, in one word, so that a request pays a plain store for each change.
  private let watch: Atomic<Int>

  init(socket: Int32, peer: String, worker: Int, now: Int) {
    self.socket = socket
    self.peer = peer
    self.worker = worker
    watch = Atomic(now << 3 | Phase.head.rawValue)
  }

  func enter(_ phase: Phase, at now: Int) {
    watch.store(now << 3 | phase.rawValue, ordering: .relaxed)
  }

  var watched: (phase: Phase, since: Int) {
    let word = watch.load(ordering: .relaxed)
    return (Phase(rawValue: word & 7) ?? .head, word >> 3)
  }
}
