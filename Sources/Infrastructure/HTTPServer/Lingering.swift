import Foundation
import Synchronization

/// Sockets that were told off and are still sending. Closing one with unread bytes resets it, and the client would
/// lose the answer; so it is read dry first, for a while.
final class Lingering: Sendable {
  private static let most = 64
  private static let milliseconds = 1000
  private static let mostBytes = 8 << 20

  private struct Socket {
    let descriptor: Int32
    var left = Lingering.mostBytes
    var since: Int?
  }

  private let sockets = Mutex<[Socket]>([])

  /// Owns the descriptor from now on.
  func take(_ descriptor: Int32) {
    let isFull = sockets.withLock { sockets in
      guard sockets.count < Self.most else { return true }
      sockets.append(Socket(descriptor: descriptor))
      return false
    }
    if isFull { _ = close(descriptor) }
  }

  var descriptors: [Int32] { sockets.withLock { $0.map(\.descriptor) } }

  func readDry(now: Int) {
    sockets.withLock { sockets in
      guard !sockets.isEmpty else { return }
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      for index in sockets.indices.reversed() {
        let since = sockets[index].since ?? now
        sockets[index].since = since
        if isDry(&sockets[index], &buffer) || now - since > Self.milliseconds {
          _ = close(sockets.remove(at: index).descriptor)
        }
      }
    }
  }

  func closeAll() {
    sockets.withLock { sockets in
      sockets.forEach { _ = close($0.descriptor) }
      sockets = []
    }
  }

  /// Whether the client has ended, failed or sent more than anybody needs to read.
  private func isDry(_ socket: inout Socket, _ buffer: inout [UInt8]) -> Bool {
    while true {
      let count = recv(socket.descriptor, &buffer, buffer.count, 0)
      if count < 0 { return errno != EAGAIN && errno != EINTR }
      socket.left -= count
      if count == 0 || socket.left < 0 { return true }
    }
  }
}
