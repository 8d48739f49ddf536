extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  /// Of a decimal fraction, or between thousands.
  var isMark: Bool { self == UInt8(ascii: ".") || self == UInt8(ascii: ",") }
}

extension ArraySlice<UInt8> {
  /// Of at most 18 digits; nil when there is anything else, or nothing.
  var decimal: Int? {
    guard !isEmpty, count <= 18 else { return nil }
    var value = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// Without the `.0`, `.00` or `,0` that spreadsheets put behind a whole number. Three zeros are left: they may be
  /// thousands.
  var withoutZeroFraction: ArraySlice<UInt8> {
    guard let mark = lastIndex(where: \.isMark), (1...2).contains(endIndex - mark - 1),
      self[(mark + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return self }
    return self[..<mark]
  }
}
