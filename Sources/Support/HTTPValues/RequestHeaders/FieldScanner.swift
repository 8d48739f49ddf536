/// Reads a header's value from left to right by the grammar of RFC 9110, section 5.6. What answers nil has read some of
/// what it looked at.
struct FieldScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ value: String) {
    bytes = Array(value.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  /// Nil at the end.
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Whether it stood there, and was passed.
  mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    index += 1
    return true
  }

  /// `OWS`, and `BWS`.
  mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 { index += 1 }
  }

  /// As many of the bytes as stand there; empty when there is none.
  mutating func text(while isIncluded: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = next, isIncluded(byte) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Section 5.6.2.
  mutating func token() -> String? {
    let token = text(while: isTokenByte)
    return token.isEmpty ? nil : token
  }

  /// Section 5.6.4, without its quotes and backslashes.
  mutating func quotedString() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let byte = next {
      index += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next else { return nil }
        index += 1
        text.append(escaped)
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  /// What the RFCs call a word: a token or a quoted string.
  mutating func word() -> String? {
    next == UInt8(ascii: "\"") ? quotedString() : token()
  }

  /// Section 5.6.1.2: to the end, with empty elements passed over; nil when an element is none.
  mutating func list<Element>(of element: (inout FieldScanner) -> Element?) -> [Element]? {
    var elements: [Element] = []
    while true {
      skipBlanks()
      if !isAtEnd, next != UInt8(ascii: ",") {
        guard let read = element(&self) else { return nil }
        elements.append(read)
        skipBlanks()
      }
      if isAtEnd { return elements }
      guard take(",") else { return nil }
    }
  }
}

/// RFC 9110 `tchar`.
@inlinable
package func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
  default: false
  }
}
