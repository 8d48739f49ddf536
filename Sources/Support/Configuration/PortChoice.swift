/// A port, or none.
package enum PortChoice: Sendable, Equatable {
  case off
  /// 0 takes any that is free.
  case port(Int)
}

extension SettingKind<PortChoice> {
  static var portOrOff: Self {
    let ports = SettingKind<Int>.integer(0...65_535)
    return Self(
      placeholder: "PORT", allowed: "off, or \(ports.allowed)",
      parse: { $0 == "off" ? .off : ports.parse($0).map { .port($0) } },
      show: { choice in
        switch choice {
        case .off: "off"
        case .port(let port): "\(port)"
        }
      })
  }
}
