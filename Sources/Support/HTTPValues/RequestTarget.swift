/// An origin-form target, taken apart in one pass over its bytes.
package struct RequestTarget: Sendable {
  package let raw: String
  package let path: String
  package let segments: [String]
  package let query: [(name: String, value: String)]

  /// `nil` for the reasons listed at `HTTPRequest.init`.
  package init?(_ raw: String) {
    var text = raw
    let parsed = text.withUTF8 { Self.parse($0) }
    guard let parsed else { return nil }
    self.raw = raw
    self.path = parsed.path ?? raw
    self.segments = parsed.segments
    self.query = parsed.query
  }

  private struct Parts {
    /// `nil` when the path is the whole target.
    var path: String?
    var segments: [String] = []
    var query: [(name: String, value: String)] = []
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Parts? {
    guard bytes.first == slash else { return nil }
    var parts = Parts()
    let end = bytes.firstIndex(of: questionMark) ?? bytes.count
    if end > 1 {
      parts.segments.reserveCapacity(8)
      var start = 1
      for index in 1...end where index == end || bytes[index] == slash {
        guard let segment = segment(bytes[start..<index]) else { return nil }
        parts.segments.append(segment)
        start = index + 1
      }
    }
    guard end < bytes.count else { return parts }
    parts.path = String(decoding: bytes[..<end], as: UTF8.self)
    guard let query = query(bytes[(end + 1)...]) else { return nil }
    parts.query = query
    return parts
  }

  private static func segment(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    var encoded = false
    for byte in bytes {
      guard isPathByte(byte) else { return nil }
      encoded = encoded || byte == percent
    }
    let text: String
    if encoded {
      guard let decoded = percentDecoded(bytes, plusIsSpace: false, mayHoldSlash: false) else { return nil }
      text = decoded
    } else {
      text = String(decoding: bytes, as: UTF8.self)
    }
    return text == "." || text == ".." ? nil : text
  }

  private static func query(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for piece in bytes.split(separator: ampersand) {
      let equals = piece.firstIndex(of: equalsSign) ?? piece.endIndex
      let rest = equals == piece.endIndex ? piece[equals...] : piece[(equals + 1)...]
      guard let name = text(piece[..<equals]), let value = text(rest) else { return nil }
      pairs.append((name: name, value: value))
    }
    return pairs
  }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    var encoded = false
    for byte in bytes {
      guard isQueryByte(byte) else { return nil }
      encoded = encoded || byte == percent || byte == plus
    }
    return encoded
      ? percentDecoded(bytes, plusIsSpace: true, mayHoldSlash: true) : String(decoding: bytes, as: UTF8.self)
  }
}
