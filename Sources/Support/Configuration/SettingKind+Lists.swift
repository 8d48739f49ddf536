extension SettingKind<[String]> {
  /// Texts with commas between, or `none`.
  /// - Parameter what: in the plural, with an example.
  static func list(of what: String, placeholder: String, isElement: @escaping @Sendable (String) -> Bool) -> Self {
    Self(
      placeholder: placeholder, allowed: "none, or \(what), with commas between",
      parse: { text in
        if text == "none" { return [] }
        let elements = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
          String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        return elements.allSatisfy(isElement) ? elements : nil
      },
      show: { $0.isEmpty ? "none" : $0.joined(separator: ",") })
  }

  /// As browsers send them in `Origin`.
  static var origins: Self {
    list(
      of: "origins as browsers send them, such as https://app.example.org or http://localhost:3000",
      placeholder: "ORIGINS", isElement: WebOrigin.isOrigin)
  }

  static var hostNames: Self {
    list(of: "names of hosts, such as tandem.internal", placeholder: "NAMES") { HostName.isName($0) }
  }
}

/// RFC 6454, section 6.2, in the one spelling that browsers send.
enum WebOrigin {
  private static let standardPorts = ["http": 80, "https": 443]

  /// Lower case, without path, and without the port that the scheme has anyway.
  static func isOrigin(_ text: String) -> Bool {
    guard let separator = text.firstRange(of: "://") else { return false }
    let scheme = text[..<separator.lowerBound]
    let authority = text[separator.upperBound...]
    guard scheme.first?.isLetter == true, scheme.utf8.allSatisfy({ HostName.isByte($0) || $0 == UInt8(ascii: "+") })
    else { return false }
    guard let colon = portStart(in: authority) else { return isHost(authority) }
    guard let port = Int(authority[authority.index(after: colon)...]), (1...65_535).contains(port) else { return false }
    return isHost(authority[..<colon]) && standardPorts[String(scheme)] != port
      && "\(port)" == authority[authority.index(after: colon)...]
  }

  private static func portStart(in authority: Substring) -> Substring.Index? {
    authority.last == "]" ? nil : authority.lastIndex(of: ":")
  }

  private static func isHost(_ text: Substring) -> Bool {
    if text.first == "[", text.last == "]" { return NetworkAddress.isAddress(String(text.dropFirst().dropLast())) }
    return HostName.isName(String(text))
  }
}

/// A name of a host, or an IPv4 address, in lower case.
enum HostName {
  static func isName(_ text: String) -> Bool {
    (1...253).contains(text.utf8.count) && text.utf8.allSatisfy(isByte)
  }

  static func isByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
