let slash = UInt8(ascii: "/")
let questionMark = UInt8(ascii: "?")
let ampersand = UInt8(ascii: "&")
let equalsSign = UInt8(ascii: "=")
let percent = UInt8(ascii: "%")
let plus = UInt8(ascii: "+")

/// The text behind the escapes; `nil` when an escape is broken or hides a slash, a control character or invalid UTF-8.
func percentDecoded(
  _ bytes: Slice<UnsafeBufferPointer<UInt8>>, plusIsSpace: Bool, mayHoldSlash: Bool
) -> String? {
  var decoded: [UInt8] = []
  decoded.reserveCapacity(bytes.count)
  var index = bytes.startIndex
  while index < bytes.endIndex {
    let byte = bytes[index]
    if byte == percent {
      guard index + 2 < bytes.endIndex, let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2])
      else { return nil }
      let value = high << 4 | low
      if value == slash && !mayHoldSlash { return nil }
      decoded.append(value)
      index += 3
    } else {
      decoded.append(plusIsSpace && byte == plus ? UInt8(ascii: " ") : byte)
      index += 1
    }
  }
  guard let text = String(validating: decoded, as: UTF8.self) else { return nil }
  return text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : text
}

/// RFC 3986 `pchar`, with `%` for an escape still to be checked.
func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
    UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
    UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
    UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "%"):
    true
  default:
    false
  }
}

/// Any visible ASCII but `#`: browsers leave more than RFC 3986 allows unencoded here, and it cannot mislead.
func isQueryByte(_ byte: UInt8) -> Bool {
  0x21...0x7E ~= byte && byte != UInt8(ascii: "#")
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
