import Configuration

/// Names that stand for a door whoever resolves them: those of loopback, addresses where it listens beyond loopback, and
/// those that the operator lists. What another resolver says is not asked.
struct DoorNames: Sendable {
  private let takesAddresses: Bool
  private let listed: Set<String>

  init(host: String = "127.0.0.1", _ listed: [String] = []) {
    takesAddresses = !NetworkAddress.isLoopback(host)
    self.listed = Set(listed.map { $0.lowercased() })
  }

  /// `host` is the field's value, with or without a port.
  func have(_ host: String) -> Bool {
    if Self.isUsual(host.utf8) { return true }
    guard let name = Self.name(in: host.lowercased()) else { return false }
    return name == "localhost" || name.hasSuffix(".localhost") || NetworkAddress.isLoopback(name)
      || takesAddresses && NetworkAddress.isAddress(name) || listed.contains(name)
  }

  /// What nearly every request comes under, found without taking it apart.
  private static func isUsual(_ host: String.UTF8View) -> Bool {
    usual.contains { name in
      guard host.starts(with: name) else { return false }
      let port = host.dropFirst(name.count)
      return port.isEmpty
        || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private static let usual = ["127.0.0.1", "localhost"].map { Array($0.utf8) }

  /// Without port and brackets.
  private static func name(in host: String) -> String? {
    let isBracketed = host.hasPrefix("[")
    guard let end = isBracketed ? host.firstIndex(of: "]") : host.firstIndex(of: ":") ?? host.endIndex else {
      return nil
    }
    let port = host[end...].drop { $0 == "]" }
    guard port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isNumber) else { return nil }
    return String(isBracketed ? host[..<end].dropFirst() : host[..<end])
  }
}
