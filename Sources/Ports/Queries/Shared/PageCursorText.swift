import Foundation

extension PageCursor {
  private static let longest = 256

  /// base64url (RFC 4648, section 5, without padding) of `order|value|id`: opaque to clients.
  package var text: String {
    let base64 = Data("\(order)|\(value)|\(id)".utf8).base64EncodedData()
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
    guard let plain = Data(base64Encoded: base64).flatMap({ String(data: $0, encoding: .utf8) }) else { return nil }
    let parts = plain.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 3, let value = Int64(parts[1]) else { return nil }
    self.init(order: String(parts[0]), value: value, id: String(parts[2]))
    guard self.text == text else { return nil }
  }
}
