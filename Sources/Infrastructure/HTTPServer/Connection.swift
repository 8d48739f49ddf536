import HTTPValues
import Synchronization

/// One accepted socket. The socket belongs to libmicrohttpd, which closes it after it told `Connections`.
final class Connection: Sendable {
  /// What a connection is waiting for.
  enum Phase: Int {
    /// `line` is the request line of a fresh connection, `idle` that of any later request, `head` the fields.
    case line, head, idle, body, handler, response, streaming
  }

  /// Outlives its connections.
  unowned let core: ServerCore
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

  init(core: ServerCore, socket: Int32, peer: String, worker: Int) {
    self.core = core
    self.socket = socket
    self.peer = peer
    self.worker = worker
    watch = Atomic(core.clock.now << 3 | Phase.line.rawValue)
  }

  func enter(_ phase: Phase, at now: Int) {
    watch.store(now << 3 | phase.rawValue, ordering: .relaxed)
  }

  var watched: (phase: Phase, since: Int) {
    let word = watch.load(ordering: .relaxed)
    return (Phase(rawValue: word & 7) ?? .line, word >> 3)
  }

  /// Sends the refusal by itself; libmicrohttpd is to close the connection then.
  func answerPastLibrary(_ fault: HTTPFault, _ known: KnownOfRequest, withBody: Bool) {
    sendAtOnce(rawBytes(of: core.responder.refuse(fault, known), withBody: withBody), on: socket)
    endSending(socket)
    lingers.store(true, ordering: .relaxed)
  }
}
