import Foundation

/// The last row of the page before: its sort value and, as the tie-breaker, its id.
package struct PageCursor: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(Int64)
    case text(String)
  }

  /// Which list it belongs to; a cursor is good for no other.
  package let list: String
  /// Which order of it: `placed_at.desc`.
  package let order: String
  package let value: Value
  package let id: String

  package init(list: String, order: String, value: Value, id: String) {
    self.list = list
    self.order = order
    self.value = value
    self.id = id
  }
}

extension PageCursor {
  /// Bytes of `text`: those of 200 characters and what is around them, and yet a target of its own length to spare.
  package static let longest = 1280

  /// base64url (RFC 4648, section 5, without padding) of the parts, each behind its length: opaque to clients.
  package var text: String {
    let (kind, value) =
      switch value {
      case .number(let number): ("n", String(number))
      case .text(let text): ("t", text)
      }
    let plain = [list, order, kind, value, id].map { "\($0.utf8.count):\($0)" }.joined()
    let base64 = Data(plain.utf8).base64EncodedData()
    let bytes = base64.lazy.filter { $0 != UInt8(ascii: "=") }.map { byte in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: byte
      }
    }
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  /// Nil when the text is not a cursor that `text` could have written.
  package init?(text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    var base64 = Data(
      text.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte
        }
      })
    base64.append(contentsOf: repeatElement(UInt8(ascii: "="), count: (4 - base64.count % 4) % 4))
    guard let plain = Data(base64Encoded: base64), let parts = Self.parts(of: plain[...]), parts.count == 5 else {
      return nil
    }
    switch (parts[2], Int64(parts[3])) {
    case ("n", let number?): self.init(list: parts[0], order: parts[1], value: .number(number), id: parts[4])
    case ("t", _): self.init(list: parts[0], order: parts[1], value: .text(parts[3]), id: parts[4])
    default: return nil
    }
    guard self.text == text else { return nil }
  }

  private static func parts(of plain: Data.SubSequence) -> [String]? {
    var (parts, rest) = ([String](), plain)
    while !rest.isEmpty {
      guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
        let count = Int(String(decoding: rest[..<colon], as: UTF8.self)), count >= 0,
        count <= rest.distance(from: colon, to: rest.endIndex) - 1,
        let part = String(validating: rest[(colon + 1)...].prefix(count), as: UTF8.self)
      else { return nil }
      parts.append(part)
      rest = rest[(colon + 1)...].dropFirst(count)
    }
    return parts
  }
}
