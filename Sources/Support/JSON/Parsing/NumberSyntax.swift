extension Parser {
  mutating func number() throws(SyntaxError) {
    let start = at
    var kind = Node.Kind.integer
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    if bytes[at] == UInt8(ascii: "0") {
      at += 1
      if isDigit { throw .leadingZero }
    } else {
      try digits()
    }
    if bytes[at] == UInt8(ascii: ".") {
      kind = .number
      at += 1
      try digits()
    }
    if bytes[at] | 0x20 == UInt8(ascii: "e") {
      kind = .number
      at += 1
      if bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    append(kind, start, at)
  }

  private var isDigit: Bool {
    bytes[at] &- UInt8(ascii: "0") < 10
  }

  private mutating func digits() throws(SyntaxError) {
    guard isDigit else { throw early(or: .badNumber) }
    while isDigit { at += 1 }
  }
}
