/// Where the server that holds a folder can be asked.
package struct ServerAddress: Sendable, Equatable, CustomStringConvertible {
  package let host: String
  package let port: Int

  init(host: String, port: Int) {
    (self.host, self.port) = (host, port)
  }

  /// Nil when a note is none of this form.
  init?(note: String?) {
    let parts = (note ?? "").split(separator: " ")
    guard parts.count == 2, let port = Int(parts[1]) else { return nil }
    (host, self.port) = (String(parts[0]), port)
  }

  /// `http://127.0.0.1:8080`
  package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

  /// The note for others on this machine: who listens on all addresses is asked on loopback.
  package var description: String { "\(["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host) \(port)" }
}
