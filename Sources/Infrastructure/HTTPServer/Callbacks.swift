import CMicroHTTPD
import Foundation
import Synchronization

/// What libmicrohttpd calls, always on the thread of the connection. `context` is the `ServerCore`; a connection's own
/// context is its `Connection`, a request's its `Exchange`, held from its request line to its completion.
func serverCallbacks(context: UnsafeMutableRawPointer) -> tandem_daemon_callbacks {
  tandem_daemon_callbacks(
    context: context, access: access, completed: completed, connection: connectionChanged, target: targetArrived,
    unescape: leaveEscaped)
}

private let questionMark = UInt8(ascii: "?")

private func object<T: AnyObject>(_ pointer: UnsafeMutableRawPointer, as type: T.Type) -> T {
  Unmanaged<T>.fromOpaque(pointer).takeUnretainedValue()
}

/// The request line is here.
private func targetArrived(
  context: UnsafeMutableRawPointer?, target: UnsafePointer<CChar>?, handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let context, let target, let handle,
    let pointer = tandem_connection_context(handle)
  else { return nil }
  let core = object(context, as: ServerCore.self)
  let connection = object(pointer, as: Connection.self)
  connection.enter(.head, at: core.clock.now)
  let exchange = Exchange(core: core, connection: connection, handle: handle, target: target)
  // The library would split the query too, with a record for each pair in the connection's memory, and when that is
  // full it neither answers nor closes. The text is its own buffer, in which it cuts the target itself.
  if let query = strchr(target, Int32(questionMark)), query[1] != 0 { query[1] = 0 }
  return Unmanaged.passRetained(exchange).toOpaque()
}

private func access(
  context: UnsafeMutableRawPointer?, handle: OpaquePointer?, url: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, upload: UnsafePointer<CChar>?,
  uploadSize: UnsafeMutablePointer<Int>?, request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let url, let method, let version, let uploadSize, let pointer = request?.pointee else { return .NO }
  let exchange = object(pointer, as: Exchange.self)
  let line = RequestLine(method: method, url: url, version: version)
  let goesOn = exchange.advance(line, UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee))
  uploadSize.pointee = 0
  return goesOn ? .YES : .NO
}

private func completed(
  context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, reason: MHD_RequestTerminationCode
) {
  guard let pointer = request?.pointee else { return }
  request?.pointee = nil
  Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue().end()
}

private func connectionChanged(
  context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  connectionContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, change: MHD_ConnectionNotificationCode
) {
  guard let context, let handle, let connectionContext else { return }
  let core = object(context, as: ServerCore.self)
  if change == .CONNECTION_NOTIFY_STARTED {
    guard let connection = core.connections.opened(socket: tandem_connection_socket(handle)) else { return }
    connectionContext.pointee = Unmanaged.passRetained(connection).toOpaque()
    return
  }
  guard let pointer = connectionContext.pointee else { return }
  connectionContext.pointee = nil
  let connection = Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue()
  if connection.lingers.load(ordering: .relaxed) {
    let copy = dup(connection.socket)
    if copy >= 0 { core.lingering.take(copy) }
  }
  core.connections.remove(connection)
}

/// The target is decoded where it is judged; the library would decode it silently.
private func leaveEscaped(
  context: UnsafeMutableRawPointer?, handle: OpaquePointer?, text: UnsafeMutablePointer<CChar>?
) -> Int {
  text.map { strlen($0) } ?? 0
}
