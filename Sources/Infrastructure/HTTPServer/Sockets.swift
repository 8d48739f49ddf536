// For its view of the C library's socket types.
import CMicroHTTPD

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends both directions; whoever polls the socket wakes and closes it.
func shutDown(_ socket: Int32) {
  #if canImport(Glibc)
    _ = shutdown(socket, Int32(SHUT_RDWR))
  #else
    _ = shutdown(socket, SHUT_RDWR)
  #endif
}

func endSending(_ socket: Int32) {
  #if canImport(Glibc)
    _ = shutdown(socket, Int32(SHUT_WR))
  #else
    _ = shutdown(socket, SHUT_WR)
  #endif
}

/// Sends what fits into the socket's buffer, without waiting and without a signal.
func sendAtOnce(_ bytes: [UInt8], on socket: Int32) {
  #if canImport(Glibc)
    let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
  #else
    let flags = MSG_DONTWAIT
  #endif
  _ = send(socket, bytes, bytes.count, flags)
}

func hasUnreadBytes(_ socket: Int32) -> Bool {
  var byte: UInt8 = 0
  return recv(socket, &byte, 1, peekFlags) > 0
}

#if canImport(Glibc)
  let streamSocket = Int32(SOCK_STREAM.rawValue)
  private let peekFlags = Int32(MSG_DONTWAIT | MSG_PEEK)
#else
  let streamSocket = SOCK_STREAM
  private let peekFlags = MSG_DONTWAIT | MSG_PEEK
#endif

/// The numeric form without port; an IPv4 address that came over IPv6 in its IPv4 form.
func text(of address: sockaddr_storage, length: socklen_t) -> String {
  var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
  let failed = withUnsafePointer(to: address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      getnameinfo($0, length, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
    }
  }
  guard failed == 0 else { return "unknown" }
  let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
}

func prepare(_ socket: Int32) {
  _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
  var yes: Int32 = 1
  let size = socklen_t(MemoryLayout<Int32>.size)
  _ = setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
  #if !canImport(Glibc)
    _ = setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, size)
  #endif
}

func newSocket(family: Int32) -> Int32 {
  socket(family, streamSocket, 0)
}
