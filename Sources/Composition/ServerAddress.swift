/// Where the server that holds a folder can be asked.
package struct ServerAddress: Sendable, Equatable, CustomStringConvertible {
  package let host: String
  package let port: Int

  /// Of a server that listens on all addresses it is asked on loopback.
  init(host: String, port: Int) {
    self.host = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    self.port = port
  }

  /// Nil when a note is none of this form.
  init?(note: String?) {
    let parts = (note ?? "").split(separator: " ")
    guard parts.count == 2, let port = Int(parts[1]) else { return nil }
    (host, self.port) = (String(parts[0]), port)
  }

  package var description: String { "\(host) \(port)" }
}
