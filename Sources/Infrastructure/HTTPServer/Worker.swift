import CMicroHTTPD
import Foundation

/// One thread of libmicrohttpd with its own connections.
///
/// Unchecked, because nothing of it changes, and the functions of libmicrohttpd that get the pointer are safe from any
/// thread.
final class Worker: @unchecked Sendable {
  private let daemon: OpaquePointer

  init?(core: ServerCore) {
    // Half of a connection's memory is its read buffer, and the rest holds what was parsed and the response's header.
    let memory = max(32 << 10, 2 * core.settings.maximumHeaderBytes)
    let callbacks = serverCallbacks(context: Unmanaged.passRetained(core).toOpaque())
    let limit = UInt32(clamping: core.settings.maximumConnections + 16)
    let daemon = withUnsafePointer(to: callbacks) {
      tandem_start_daemon(Self.flags, $0, memory, limit, HeadLayout.isKnown ? 0 : 1)
    }
    guard let daemon else {
      Unmanaged.passUnretained(core).release()
      return nil
    }
    self.daemon = daemon
    context = core
  }

  private let context: ServerCore

  private static var flags: UInt32 {
    #if os(Linux)
      MHD_USE_EPOLL_INTERNAL_THREAD.rawValue
    #else
      MHD_USE_AUTO_INTERNAL_THREAD.rawValue
    #endif
  }

  /// Gives the socket away, which is closed in any case.
  func add(socket: Int32, address: UnsafePointer<sockaddr>, length: socklen_t) -> Bool {
    MHD_add_connection(daemon, socket, address, length) == .YES
  }

  /// Closes its connections and joins its thread; no connection may be suspended any more. Once only.
  func stop() {
    MHD_stop_daemon(daemon)
    Unmanaged.passUnretained(context).release()
  }
}
