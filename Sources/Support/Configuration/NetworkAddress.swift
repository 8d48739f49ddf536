import Foundation

/// Numeric addresses only: a name could be resolved to another address after it was checked.
package enum NetworkAddress {
  package static func isLoopback(_ text: String) -> Bool {
    if let bytes = ipv4(text) { return bytes[0] == 127 }
    return ipv6(text) == Array(repeating: 0, count: 15) + [1]
  }

  package static func isAddress(_ text: String) -> Bool {
    ipv4(text) != nil || ipv6(text) != nil
  }

  private static func ipv4(_ text: String) -> [UInt8]? {
    bytes(text, AF_INET, count: 4)
  }

  private static func ipv6(_ text: String) -> [UInt8]? {
    bytes(text, AF_INET6, count: 16)
  }

  private static func bytes(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
    guard !text.utf8.contains(0) else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}

extension SettingKind<String> {
  /// `localhost` is taken for 127.0.0.1.
  static var address: Self {
    Self(
      placeholder: "ADDRESS", allowed: "an IPv4 or IPv6 address, or localhost",
      parse: { text in
        if text == "localhost" { return "127.0.0.1" }
        return NetworkAddress.isAddress(text) ? text : nil
      },
      show: { $0 })
  }
}
