// For its view of the C library's socket types.
import CMicroHTTPD

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A listening socket.
struct Listener: Sendable {
  let socket: Int32
  let port: Int

  init(host: String, port: Int) throws(HTTPServerError) {
    guard 0...65535 ~= port else {
      throw .cannotListen(host: host, port: port, reason: "a port is a number from 0 to 65535")
    }
    var hints = addrinfo()
    hints.ai_socktype = streamSocket
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    let failure = getaddrinfo(host, String(port), &hints, &found)
    guard failure == 0, let address = found else {
      throw .addressUnknown(host: host, reason: String(cString: gai_strerror(failure)))
    }
    defer { freeaddrinfo(address) }

    let socket = newSocket(family: address.pointee.ai_family)
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard socket >= 0, bind(socket, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
      listen(socket, SOMAXCONN) == 0
    else {
      let code = errno
      if socket >= 0 { Self.close(socket) }
      switch code {
      case EADDRINUSE: throw .portTaken(host: host, port: port)
      case EACCES: throw .portForbidden(host: host, port: port)
      case EADDRNOTAVAIL: throw .addressUnknown(host: host, reason: String(cString: strerror(code)))
      default: throw .cannotListen(host: host, port: port, reason: String(cString: strerror(code)))
      }
    }
    prepare(socket)
    self.socket = socket
    self.port = Self.boundPort(socket) ?? port
  }

  func close() {
    Self.close(socket)
  }

  private static func close(_ socket: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(socket)
    #else
      _ = Darwin.close(socket)
    #endif
  }

  private static func boundPort(_ socket: Int32) -> Int? {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let failed = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    guard failed == 0 else { return nil }
    return withUnsafePointer(to: address) { pointer in
      // The port stands in the same place in both families.
      pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { Int(UInt16(bigEndian: $0.pointee.sin_port)) }
    }
  }
}
