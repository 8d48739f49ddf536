import HTTPValues

/// One of the addresses that the server listens on: which routes it has, and under which names it is asked.
package struct Door: Sendable {
  let audiences: Set<RouteAudience>
  /// Nil for any. Where something is given without credentials they are few: a page that had its name resolved to this
  /// machine, or a proxy, comes under another.
  private let names: DoorNames?

  private init(_ audiences: Set<RouteAudience>, _ names: DoorNames?) {
    self.audiences = audiences
    self.names = names
  }

  /// The API, for whoever has credentials, also behind a proxy.
  package static let clients = Door([.anybody, .clients], nil)

  /// All that there is, for the one person on this machine.
  package static let development = Door([.anybody, .clients, .operators], DoorNames())

  /// What operators ask, without the API. `host` is the address that it listens on, `names` those it has besides.
  package static func operations(host: String, names: [String]) -> Door {
    Door([.anybody, .operators], DoorNames(host: host, names))
  }

  package var isForOperators: Bool { audiences.contains(.operators) }

  /// Throws for who comes under another name, or by way of a proxy.
  func admit(_ request: HTTPRequest) throws {
    guard let names else { return }
    if let host = try request.headers[Header.host], !names.have(host) { throw DoorRefused.hostNotAllowed }
    if request.headers.has(Self.isForwarding) { throw DoorRefused.forwarded }
  }

  private static func isForwarding(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "v"), UInt8(ascii: "V"): name.lowercased() == "via"
    case UInt8(ascii: "f"), UInt8(ascii: "F"): name.lowercased() == "forwarded"
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      name.lowercased() == "x-real-ip" || name.lowercased().hasPrefix("x-forwarded")
    default: false
    }
  }
}
