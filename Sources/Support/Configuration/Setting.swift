/// One setting, declared once: from this come the option, the environment variable, the check, the help and the
/// reference page.
package struct Setting<Value: Sendable>: Sendable {
  /// As in the environment, `HTTP_PORT`; the option is `--http-port`.
  package let key: String
  package let help: String
  /// What stands for the value in the help, `PORT`.
  package let placeholder: String
  /// The end of the sentence "it must be …".
  package let allowed: String
  /// A secret is masked wherever it would be shown, and refused as an option, where every user of the machine could
  /// read it in the list of processes.
  package let isSecret: Bool
  /// A flag may stand without a value, as `--group-commit`, and be turned off, as `--no-group-commit`.
  package let isFlag: Bool
  package let shownDefault: String

  private let parse: @Sendable (String) -> Value?
  private let show: @Sendable (Value) -> String
  private let fallback: @Sendable (Configuration) -> Value

  /// A default that depends on other settings or on the machine. `shownDefault` is its description.
  package init(
    _ key: String, _ kind: SettingKind<Value>, defaultsTo fallback: @escaping @Sendable (Configuration) -> Value,
    shownAs shownDefault: String, secret isSecret: Bool = false, help: String
  ) {
    precondition(SettingName.isKey(key), "\"\(key)\" can't be a setting: upper-case letters, digits and underscores")
    self.key = key
    self.help = help
    self.placeholder = kind.placeholder
    self.allowed = kind.allowed
    self.isSecret = isSecret
    self.isFlag = kind.isFlag
    self.shownDefault = shownDefault
    self.parse = kind.parse
    self.show = kind.show
    self.fallback = fallback
  }

  package init(
    _ key: String, _ kind: SettingKind<Value>, default value: Value, secret isSecret: Bool = false, help: String
  ) {
    self.init(
      key, kind, defaultsTo: { _ in value }, shownAs: kind.show(value), secret: isSecret, help: help)
  }

  func value(in configuration: Configuration) -> Value {
    configuration.given(key)?.value as? Value ?? fallback(configuration)
  }
}

/// A setting of any type, as the reader and the help see it.
package protocol SettingDeclaration: Sendable {
  var key: String { get }
  var help: String { get }
  var placeholder: String { get }
  var allowed: String { get }
  var isSecret: Bool { get }
  var isFlag: Bool { get }
  var shownDefault: String { get }

  /// The value that a text stands for, or nil when it isn't allowed.
  func parsed(_ text: String) -> (any Sendable)?
  /// What holds, as text, unmasked.
  func shown(in configuration: Configuration) -> String
}

extension Setting: SettingDeclaration {
  package func parsed(_ text: String) -> (any Sendable)? {
    parse(text)
  }

  package func shown(in configuration: Configuration) -> String {
    show(value(in: configuration))
  }
}

extension SettingDeclaration {
  /// `http-port` for `HTTP_PORT`.
  package var option: String { SettingName.option(key) }
}

enum SettingName {
  static func option(_ key: String) -> String {
    key.lowercased().replacing("_", with: "-")
  }

  static func isKey(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, isUpper(first) else { return false }
    return text.utf8.allSatisfy { isUpper($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
