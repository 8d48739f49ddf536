import Foundation

/// Where the server listens and what it refuses. All times are in seconds.
package struct HTTPServerSettings: Sendable {
  /// A numeric address, or a name that resolves to one.
  package var host = "127.0.0.1"
  /// 0 takes any free port.
  package var port = 0
  package var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
  package var maximumBodyBytes = 1 << 20
  package var maximumTargetBytes = 2048
  /// Request line and all fields.
  package var maximumHeaderBytes = 16 << 10
  package var maximumConnections = 200
  package var maximumConnectionsPerAddress = 20
  /// Off, because behind a proxy on the same machine every client comes from loopback.
  package var limitsLoopbackConnections = false
  /// From the first moment of a connection, or from its request line, to the end of its header.
  package var headerTimeout = 10.0
  /// From the end of the header to the end of the body.
  package var bodyTimeout = 30.0
  /// For a handler that suspends. One that blocks its thread cannot be stopped.
  package var handlerTimeout = 10.0
  /// For the client to take the whole response, or one piece of a stream.
  package var responseTimeout = 60.0
  /// Between two requests of a connection, up to the second one's request line.
  package var idleTimeout = 60.0

  package init() {}
}
