/// Why a server did not start.
package enum HTTPServerError: Error, Hashable, CustomStringConvertible {
  case addressUnknown(host: String, reason: String)
  case portTaken(host: String, port: Int)
  case portForbidden(host: String, port: Int)
  case cannotListen(host: String, port: Int, reason: String)
  case libraryFailed(reason: String)
  /// A server starts once.
  case alreadyStarted

  package var description: String {
    switch self {
    case .addressUnknown(let host, let reason):
      "Cannot listen on \(host): \(reason). Give an address of this machine, such as 127.0.0.1."
    case .portTaken(let host, let port):
      "Cannot listen on \(host):\(port): the port is taken. Stop the other process or choose another port."
    case .portForbidden(let host, let port):
      "Cannot listen on \(host):\(port): not permitted. Choose a port of 1024 or above."
    case .cannotListen(let host, let port, let reason):
      "Cannot listen on \(host):\(port): \(reason)."
    case .libraryFailed(let reason):
      "libmicrohttpd did not start: \(reason)."
    case .alreadyStarted:
      "This server was started before; make a new one."
    }
  }
}
