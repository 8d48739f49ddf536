import CMicroHTTPD
import Dispatch
import Foundation
import HTTPValues
import Synchronization

/// Accepts connections and deals them out evenly. The library's own threads would race for them, and may leave one
/// thread with all.
final class AcceptThread: Sendable {
  private let core: ServerCore
  private let listener: Listener
  private let workers: [Worker]
  private let pipe = WakePipe()
  private let ended = DispatchSemaphore(value: 0)
  private let stopping = Atomic(false)
  /// Given up for a moment to be able to accept and close when there are no descriptors left.
  private let spare = Mutex<Int32>(open("/dev/null", O_RDONLY))

  init(core: ServerCore, listener: Listener, workers: [Worker]) {
    self.core = core
    self.listener = listener
    self.workers = workers
    let thread = Thread { self.run() }
    thread.name = "http-accept"
    thread.start()
  }

  /// Takes what has connected before, then returns; from then on connecting is refused.
  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    pipe.wake()
    ended.wait()
  }

  private func run() {
    var polled = [
      pollfd(fd: listener.socket, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    while !stopping.load(ordering: .sequentiallyConsistent) {
      _ = poll(&polled, nfds_t(polled.count), -1)
      acceptAll()
    }
    acceptAll()
    listener.close()
    spare.withLock { if $0 >= 0 { _ = close($0) } }
    ended.signal()
  }

  private func acceptAll() {
    while true {
      var address = sockaddr_storage()
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let socket = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { accept(listener.socket, $0, &length) }
      }
      if socket >= 0 {
        take(socket, from: address, length: length)
        continue
      }
      switch errno {
      case EINTR, ECONNABORTED: continue
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: shed()
      default: break
      }
      return
    }
  }

  private func take(_ socket: Int32, from address: sockaddr_storage, length: socklen_t) {
    prepare(socket)
    let peer = text(of: address, length: length)
    guard let connection = core.connections.admit(socket: socket, peer: peer, core: core) else {
      sendAtOnce(rawBytes(of: core.responder.refuse(.tooManyConnections, KnownOfRequest()), withBody: true), on: socket)
      endSending(socket)
      core.lingering.take(socket)
      return
    }
    var copy = address
    let added = withUnsafePointer(to: &copy) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        workers[connection.worker].add(socket: socket, address: $0, length: length)
      }
    }
    if !added { core.connections.remove(connection) }
  }

  /// Without a descriptor a waiting connection can be neither served nor refused, and polling would spin.
  private func shed() {
    spare.withLock { spare in
      if spare >= 0 { _ = close(spare) }
      let socket = accept(listener.socket, nil, nil)
      if socket >= 0 { _ = close(socket) }
      spare = open("/dev/null", O_RDONLY)
    }
    var wake = [pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)]
    _ = poll(&wake, 1, 10)
  }
}
