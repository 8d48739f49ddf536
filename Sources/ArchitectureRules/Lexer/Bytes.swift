extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let slash = UInt8(ascii: "/")
  static let star = UInt8(ascii: "*")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let open = UInt8(ascii: "(")
  static let close = UInt8(ascii: ")")
  static let dot = UInt8(ascii: ".")
  static let equals = UInt8(ascii: "=")

  var isDigit: Bool { self >= 48 && self <= 57 }

  /// Letters, `_`, `$`, and every byte beyond ASCII.
  var startsWord: Bool {
    (self >= 97 && self <= 122) || (self >= 65 && self <= 90) || self == 95 || self == 36 || self >= 128
  }

  var continuesWord: Bool { startsWord || isDigit }

  var isOperator: Bool {
    switch self {
    case 33, 37, 38, 42, 43, 45, 46, 47, 60, 61, 62, 63, 94, 124, 126: true
    default: false
    }
  }
}
